"""The formats on disk, the reader and the writer of the same bytes side by side."""
