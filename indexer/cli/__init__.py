"""The command line: one module a command, one that owns stdout's formats, one that owns stderr and exit codes."""
