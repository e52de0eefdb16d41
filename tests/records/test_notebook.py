"""Results in a notebook: a table that runs nothing, and records that pandas takes."""

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from indexer import Archive, Request, Results
from tests.cli.test_formats import BRIDGE, FOUND, PIER

README = Path(__file__).parents[2] / "indexer" / "README.md"


class Tags(HTMLParser):
    """Gathers the tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(results: Results) -> Tags:
    return Tags(results._repr_html_())


def test_the_words_of_the_query_are_marked() -> None:
    page = FOUND._repr_html_()
    assert page.count("<mark>most</mark>") == 3
    assert "<mark>Most</mark>" in page
    assert 'href="https://kurier.example/most?a=1&amp;b=2"' in page


def test_nothing_hostile_is_obeyed() -> None:
    hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>\x1b[2J\ud800'
    hit = replace(
        BRIDGE,
        title=hostile,
        title_highlights=((0, 4),),
        source=hostile,
        published=hostile,
        url='javascript:alert("3")',
        snippet=replace(BRIDGE.snippet, text=hostile, highlights=((1, 4),)),
    )
    page = shown(replace(FOUND, query=hostile, hits=(hit, replace(PIER, url='https://x.example/"onclick="alert(4)'))))
    assert {tag for tag, _ in page.tags} <= {"div", "p", "table", "thead", "tbody", "tr", "th", "td", "mark", "a"}
    assert {name for _, attributes in page.tags for name in attributes} <= {"href", "rel"}
    assert [attributes["href"] for tag, attributes in page.tags if tag == "a"] == [
        'https://x.example/"onclick="alert(4)'
    ]
    assert "\x1b" not in page.text
    page.text.encode()


def test_pandas_makes_a_frame_of_records(sample_index: Path) -> None:
    program = (
        "import sys, pandas; from indexer import Archive, Request\n"
        "frame = pandas.DataFrame(Archive.open(sys.argv[1]).search(Request('most')).to_records())\n"
        "print(list(frame.columns), len(frame), pandas.to_datetime(frame['published'], format='ISO8601').notna().all())"
    )
    run = subprocess.run([sys.executable, "-c", program, sample_index], capture_output=True, check=True, text=True)
    columns, _, rest = run.stdout.strip().rpartition("] ")
    assert "'snippet'" in columns
    assert re.fullmatch(r"\d+ True", rest)


def test_the_blocks_of_the_documentation_run_as_cells_of_a_notebook(sample_archive: Archive) -> None:
    """Every line of the notebook's block is a cell; what stands alone in one shows itself."""
    block = re.search(r"In a notebook.*?```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert block is not None
    cells = [cell for cell in block[1].splitlines() if cell and not cell.startswith(("from ", "archive ="))]
    names: dict[str, object] = {"archive": sample_archive, "Request": Request}
    pictures = 0
    for cell in cells:
        if re.match(r"\w+ =", cell):
            exec(cell, names)
        else:
            pictures += eval(cell.partition("#")[0], names)._repr_html_().startswith("<div>")
    assert pictures == 1
    assert names["rows"]
    assert names["lines"]
