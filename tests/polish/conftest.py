from collections.abc import Iterator

import pytest

from indexer.polish import dictionary


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a machine where Morfeusz has no wheel."""
    monkeypatch.setenv("PRASOWKA_NO_MORFEUSZ", "1")
    dictionary.available.cache_clear()
    yield
    monkeypatch.delenv("PRASOWKA_NO_MORFEUSZ")
    dictionary.available.cache_clear()
