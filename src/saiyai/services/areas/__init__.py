"""Official areas: the list that Saiyai ships, and any other that is loaded over it."""
