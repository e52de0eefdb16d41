"""A query tree -> the documents that match, scored, and the best of them."""
