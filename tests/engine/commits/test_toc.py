import pickle
from io import BytesIO

import pytest
import whoosh
from whoosh.filedb.structfile import StructFile
from whoosh.index import _CURRENT_TOC_VERSION
from whoosh.system import _FLOAT_SIZE, _INT_SIZE, _LONG_SIZE

from indexer.engine.commits.toc import contents_of, segments_in
from indexer.engine.commits.whoosh_schema import make_schema
from indexer.engine.storage.segment import SegmentInfo
from indexer.errors import DamagedIndex

SEGMENTS = [SegmentInfo(3), SegmentInfo(70_000)]


def test_contents_are_those_that_whoosh_would_write() -> None:
    stream = StructFile(BytesIO())
    for size in (_INT_SIZE, _LONG_SIZE, _FLOAT_SIZE):
        stream.write_varint(size)
    stream.write_int(-12345)
    stream.write_int(_CURRENT_TOC_VERSION)
    for number in whoosh.__version__[:3]:
        stream.write_varint(number)
    stream.write_string(pickle.dumps(make_schema(), 2))
    stream.write_int(17)
    stream.write_int(0)
    stream.write_pickle(SEGMENTS)
    assert contents_of(SEGMENTS, 17) == stream.file.getvalue()


def test_segments_are_read_back() -> None:
    read = segments_in(contents_of(SEGMENTS, 0), "_MAIN_0.toc")
    assert [vars(segment) for segment in read] == [vars(segment) for segment in SEGMENTS]


@pytest.mark.parametrize("size", [0, 5, 11, 14, 15, 500, 1600])
def test_contents_that_are_cut_are_refused(size: int) -> None:
    with pytest.raises(DamagedIndex, match=r"_MAIN_0\.toc"):
        segments_in(contents_of(SEGMENTS, 0)[:size], "_MAIN_0.toc")
