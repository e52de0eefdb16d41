"""The tree of a query -> the nodes that the engine answers."""
