"""The text of a stream, bit by bit where its encoding allows that."""

from collections.abc import Iterator
from io import StringIO

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.scrapes.input.decoding import decode_bytes, is_utf8
from indexer.scrapes.input.packed import Stream
from indexer.scrapes.limits import LARGEST_DOCUMENT, LONGEST_RECORD

_PIECE = 1 << 20


def read_pieces(head: bytes, stream: Stream) -> Iterator[str]:
    """Yield the text of a stream, of which `head` was read already, in pieces that end with a line where they can.

    Where `head` is no UTF-8, the encoding is told by the whole text, which is then one piece. Raises UnreadableScrape
    where that is too large to be held.
    """
    if not is_utf8(head):
        yield decode_bytes(read_all(head, stream, LARGEST_DOCUMENT))
        return
    rest, more = head, stream.read(_PIECE)
    while more:
        data = rest + more
        end = data.rfind(b"\n") + 1 or _end_of_character(data)
        yield decode_bytes(data[:end])
        rest, more = data[end:], stream.read(_PIECE)
    if rest:
        yield decode_bytes(rest)


def read_lines(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a text that comes in pieces, each with its line end, be it of Unix, Windows or old Macs."""
    held: list[str] = []
    for piece in pieces:
        lines = list(StringIO(piece, newline=""))
        if held and lines:
            lines[0] = "".join((*held, lines[0]))
            held = []
        # A line without its end goes on in the next piece, and so may one that ends with \r.
        if lines and not lines[-1].endswith("\n"):
            held = [lines.pop()]
            if len(held[0]) > LONGEST_RECORD:
                raise UnreadableScrape(message("a line is longer than {size} MB", size=LONGEST_RECORD >> 20))
        yield from lines
    yield from StringIO("".join(held), newline="")


def read_all(head: bytes, stream: Stream, limit: int) -> bytes:
    """Return all bytes of a stream. Raises UnreadableScrape where there are more than `limit`."""
    data = head + stream.read(limit - len(head) + 1)
    if len(data) > limit:
        raise UnreadableScrape(
            message("the file is over {size} MB: files so large are read as JSON Lines only", size=limit >> 20)
        )
    return data


def _end_of_character(data: bytes) -> int:
    """Where the last character begins that may go on in what is read next."""
    for back in range(1, min(4, len(data)) + 1):
        if data[-back] >= 0xC0:
            return len(data) - back
        if data[-back] < 0x80:
            break
    return len(data)
