"""Numbers for people, and with their nouns."""

from indexer.messages import _, language, ngettext


def grouped(count: int) -> str:
    """A whole number; from five digits on in groups of three, in Polish parted by what no line break parts."""
    if count < 10_000:
        return str(count)
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}") if language() == "pl" else f"{count:,}"


def decimal(number: float, places: int) -> str:
    """A number with so many decimal places, in Polish after a comma."""
    text = f"{number:.{places}f}"
    return text.replace(".", ",") if language() == "pl" else text


def counted_articles(count: int) -> str:
    """A number of articles."""
    return ngettext("{count} article", "{count} articles", count).format(count=grouped(count))


def duration(milliseconds: float) -> str:
    """Write how long something took: below a second in milliseconds, above it in seconds."""
    if milliseconds < 1:
        return _("under 1 ms")
    if milliseconds < 1000:
        return f"{milliseconds:.0f} ms"
    return f"{decimal(milliseconds / 1000, 1)} s"
