"""The index on disk: a genuine Whoosh index in flat, memory-mapped arrays, and the search over whole arrays."""
