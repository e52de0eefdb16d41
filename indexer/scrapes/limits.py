"""What one file, record or text may cost: whatever is larger is refused by name, and the rest is read."""

from indexer.errors import UnreadableScrape
from indexer.messages import message

LONGEST_RECORD = 16 << 20
"""Bytes of one record or one line; a longer one is a failure of its own."""

LARGEST_PAGE = 32 << 20
"""Bytes of a file that is one article: a page of HTML may have its pictures in it."""

LARGEST_DOCUMENT = 128 << 20
"""Bytes of a packet that cannot be read bit by bit, because its encoding is told by all of it."""

LARGEST_OBJECT = 8 << 20
"""Characters of a JSON document that is an object and is parsed at once; a larger one is read for its list."""

LONGEST_TEXT = 1_000_000
"""Characters of one article: five hundred pages of a book."""

LONGEST_SOURCE = 4 * LONGEST_TEXT
"""Characters of a text before it is cleaned."""

MOST_LINES = 200_000
"""Lines of a page."""

MOST_TAGS = 300_000
"""Tags of a page of HTML."""

MOST_PARTS = 400_000
"""Commas of one JSON record, of which every part becomes an object in memory."""

MOST_LINES_OF_ROW = 20_000
"""Lines of one row of CSV."""

MOST_LOOKED_AHEAD = 500_000
"""Lines of a CSV file that are looked through in vain for the ends of quotations; then every line is a row."""

MOST_FAILURES = 100
"""Failures of one file that are told one by one; of the others only the number."""

MOST_BROKEN_RECORDS = 100_000
"""Broken records of one file after which nothing more of it is read."""

SECONDS_PER_ARTICLE = 10.0
"""Seconds of processor time that reading one article may take."""

MOST_SLOW_RECORDS = 10
"""Records of one file that take longer after which nothing more of it is read."""

TOO_LONG = message("reading it takes over {seconds} seconds", seconds=int(SECONDS_PER_ARTICLE))


def refuse_long(text: str, most: int) -> None:
    """Raise UnreadableScrape for a text with more characters than an article has."""
    if len(text) > most:
        raise UnreadableScrape(message("the text has over {count} characters: that is not one article", count=most))
