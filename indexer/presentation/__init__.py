"""What both faces, the command line and the terminal UI, share when they show text and numbers to people."""

from indexer.presentation.numbers import counted_articles, decimal, duration, grouped
from indexer.presentation.terminal_text import harmless

__all__ = ["counted_articles", "decimal", "duration", "grouped", "harmless"]
