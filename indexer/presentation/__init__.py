"""What both faces, the command line and the terminal UI, share when they show text to people."""
