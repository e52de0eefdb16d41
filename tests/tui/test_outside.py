import sys
from pathlib import Path

import pytest

from indexer import UsageError
from tui.outside import browse, edit, page


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_editor_opens_at_the_line_where_it_knows_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, said in (("vim", "+7 /a b.txt\n"), ("code", "/a b.txt\n")):
        script = tmp_path / name
        script.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        edit("/a b.txt", 7, {"EDITOR": str(script)})
        assert capfd.readouterr().out == said


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_pager_reads_the_article(capfd: pytest.CaptureFixture[str]) -> None:
    page("Most w Tczewie", {"PAGER": "cat"})
    assert capfd.readouterr().out == "Most w Tczewie"


def test_only_addresses_of_the_web_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_browser(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", open_browser)
    browse("https://kurier.example/most")
    for url in ("file:///etc/passwd", "javascript:alert(1)", ""):
        with pytest.raises(UsageError):
            browse(url)
    assert opened == ["https://kurier.example/most"]
