"""One run of indexing: what changed on disk, reading it, ids, the commit."""
