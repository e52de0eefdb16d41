"""Whoosh's interfaces over the engine; nothing below imports it."""
