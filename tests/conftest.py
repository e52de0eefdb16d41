"""What all tests share: the sample archive, indexed once, and tests that do not depend on the speed of a machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from indexer import Archive, update
from indexer.locale.catalogues import compile_catalogues
from tests.support.sample import ARCHIVE

hypothesis.settings.register_profile("prasowka", deadline=None)
hypothesis.settings.load_profile("prasowka")


def pytest_configure() -> None:
    """Use the catalogues as they stand in the sources, and Polish where a test asks for no other language."""
    compile_catalogues()
    os.environ["PRASOWKA_LANG"] = "pl"


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Nobody pulls the plug during a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample archive; nobody may change it."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    update(folder, [ARCHIVE])
    return folder


@pytest.fixture(scope="session")
def sample_archive(sample_index: Path) -> Iterator[Archive]:
    """The sample archive, opened."""
    with Archive.open(sample_index) as archive:
        yield archive
