"""What the markup of an HTML page tells: its lines, where the article stands among them, what the page declares."""
