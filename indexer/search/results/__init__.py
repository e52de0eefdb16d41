"""One search, from the request to hits with snippets."""
