"""The sample network: the invented basin of the Mae Hom, told from the files beside this one."""
