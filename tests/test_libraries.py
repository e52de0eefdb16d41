"""What is used of the inside of libraries: where a new version changes it, these say so first."""

import pytest
from whoosh import scoring

from indexer.polish import dictionary


@pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")
def test_morfeusz_gives_its_segments_before_they_are_made_into_tuples() -> None:
    from morfeusz2 import Morfeusz

    morfeusz = Morfeusz(generate=False)._morfeusz_obj
    (segment,) = [found for found in morfeusz.analyse("mostami") if found._lemma]
    assert (segment._orth, segment._lemma, segment.startNode) == ("mostami", "most", 0)
    assert morfeusz.getIdResolver()


def test_whooshs_bm25f_tells_whether_fields_have_constants_of_their_own() -> None:
    assert scoring.BM25F()._field_B == {}
    assert scoring.BM25F(title_B=0.5)._field_B == {"title": 0.5}
