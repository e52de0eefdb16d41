"""Quotes: what was said in an article, word for word or in substance, and by whom."""

from indexer.polish.quotes.spans import Said, quotes_in
from indexer.polish.quotes.speakers import Quote, speakers

__all__ = ["Quote", "Said", "quotes_in", "speakers"]
