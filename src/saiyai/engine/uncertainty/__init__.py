"""How sure numbers of a network are: asked again of networks that might have been."""
