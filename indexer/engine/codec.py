"""The codec: how Whoosh's own readers and searchers see a segment."""
