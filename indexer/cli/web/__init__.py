"""The archive in a browser: the terminal UI for people, and answers in JSON for programs. Both only read."""
