from pathlib import Path

import pytest

from tui.settings import MOST_QUERIES, Settings


def test_settings_are_there_again(tmp_path: Path) -> None:
    file = tmp_path / "state" / "tui.json"
    settings = Settings.open(file)
    settings.theme, settings.density = "prasowka-light", "DENSE"
    for query in ("most", "tama", " most ", " "):
        settings.remember_query(query)
    again = Settings.open(file)
    assert (again.theme, again.density, again.queries) == ("prasowka-light", "DENSE", ["tama", "most"])


def test_only_the_newest_queries_are_remembered() -> None:
    settings = Settings()
    for number in range(MOST_QUERIES + 3):
        settings.remember_query(str(number))
    assert (len(settings.queries), settings.queries[0]) == (MOST_QUERIES, "3")


@pytest.mark.parametrize("content", ["{", "[]"])
def test_a_damaged_file_is_as_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "tui.json"
    file.write_text(content, encoding="utf-8")
    settings = Settings.open(file)
    assert (settings.theme, settings.density, settings.queries) == ("", "NORMAL", [])


def test_a_home_that_cannot_be_written_to_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    Settings.open(tmp_path / "state" / "tui.json").remember_query("most")
