"""The table of contents of a commit, in Whoosh's format, read and written without Whoosh's help.

    HEADER | release of Whoosh | size of the schema | schema (pickle) | generation | 0 | segments (pickle)

Whoosh unpickles both. Prasówka passes over the schema, which is the same in every index of this format, and unpickles
the segments by one class alone, so that a crafted index runs no code.
"""

import pickle
import struct
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from indexer.engine.storage.segment import SegmentInfo
from indexer.errors import DamagedIndex
from indexer.messages import message

HEADER = struct.pack("!3b2i", 4, 8, 4, -12345, -111)
"""The sizes of three types, a number that tells the order of bytes, and the version of Whoosh's format."""
RELEASE_SIZE = 3
NUMBERS = struct.Struct("!2i")
SEGMENT = ("indexer.engine.storage.segment", "SegmentInfo")


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return the class that the segments are of; refuse every other."""
        if (module, name) != SEGMENT:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return SegmentInfo


def segments_in(body: bytes, name: str) -> tuple[SegmentInfo, ...]:
    """Return the segments that the table of contents of a file with this name lists. Raises DamagedIndex."""
    if not body.startswith(HEADER):
        raise DamagedIndex(
            message("The table of contents {name} is of another version of Whoosh or of another computer.", name=name)
        )
    try:
        start, size = _varint(body, len(HEADER) + RELEASE_SIZE)
        segments = _Unpickler(BytesIO(body[start + size + NUMBERS.size :])).load()
    except Exception as error:  # what a crafted pickle raises may be anything
        said = message(
            "The table of contents {name} holds something that has no place in an index: {error}",
            name=name,
            error=error,
        )
        raise DamagedIndex(said) from error
    if not isinstance(segments, list) or not all(isinstance(segment, SegmentInfo) for segment in segments):
        raise DamagedIndex(message("The table of contents {name} does not describe an index of Prasówka.", name=name))
    return tuple(segments)


def contents_of(segments: Sequence[SegmentInfo], generation: int) -> bytes:
    """Return the table of contents that lists some segments, as Whoosh writes it, to the byte."""
    import whoosh  # for a writer alone: loading it takes longer than many a search

    from indexer.engine.commits.whoosh_schema import make_schema

    schema = pickle.dumps(make_schema(), 2)
    release = bytes(whoosh.__version__[:RELEASE_SIZE])
    numbers = NUMBERS.pack(generation, 0)
    return HEADER + release + _as_varint(len(schema)) + schema + numbers + pickle.dumps(list(segments), -1)


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return where the number of varying size at a place ends, and the number."""
    value = shift = 0
    while data[place] & 0x80:
        value |= (data[place] & 0x7F) << shift
        place, shift = place + 1, shift + 7
    return place + 1, value | data[place] << shift


def _as_varint(value: int) -> bytes:
    data = bytearray()
    while value > 0x7F:
        data.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*data, value))
