"""How fast the engine is beside its peers: the same graphs, each peer in its best call."""
