"""The lines of a page -> their roles, and the draft of an article."""
