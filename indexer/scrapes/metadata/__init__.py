"""Who wrote an article, when, for whom: read from the lines and the signatures around its text."""
