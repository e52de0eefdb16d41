"""What makes several segments one index: commits, the table of contents, the catalog, snapshots, integrity."""
