"""Tables that spreadsheets and programs read: every row, with the right letters, dates and no formula."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cli.formats import format_named
from indexer.cli.formats.answer import Answer, Layout
from indexer.presentation.table_lines import csv_line, inert, tsv_line
from tests.cli.test_formats import BRIDGE, FOUND

Run = Callable[..., subprocess.CompletedProcess[str]]
NASTY = [
    '"Cytat" na początku',
    'ma "cytat"\tw środku',
    "=1+1",
    "-\nminus",
    "+48 123",
    "@ktoś",
    "'apostrof",
    '"',
    "żółć 👍",
    "NA",
]


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """A folder with a table of nasty cells in every format."""
    hits = tuple(replace(BRIDGE, rank=rank, title=title, url=None) for rank, title in enumerate(NASTY, 1))
    answer = Answer("1", "most", replace(FOUND, hits=hits))
    for name in ("csv", "tsv"):
        text = "".join(format_named(name)([answer], Layout(excel=name == "csv")))
        (tmp_path / f"hits.{name}").write_text(text, "utf-8")
    return tmp_path


def test_pandas_reads_every_row_of_a_tsv(nasty: Path) -> None:
    program = "import pandas, json; t = pandas.read_csv('hits.tsv', sep='\\t', keep_default_na=False); " + (
        "print(json.dumps(t['title'].tolist()))"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=nasty, capture_output=True, check=True, text=True)
    assert json.loads(run.stdout) == [" ".join(title.replace("\t", " ").split("\n")) for title in NASTY]


def test_sqlite_utils_reads_every_row_of_a_tsv(nasty: Path) -> None:
    command = [sys.executable, "-m", "sqlite_utils"]
    subprocess.run([*command, "insert", "db", "hits", "hits.tsv", "--tsv"], cwd=nasty, check=True, capture_output=True)
    run = subprocess.run([*command, "rows", "db", "hits"], cwd=nasty, check=True, capture_output=True)
    titles = [row["title"] for row in json.loads(run.stdout)]
    assert titles == [" ".join(title.replace("\t", " ").split("\n")) for title in NASTY]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_csv_with_its_letters_and_without_formulas(nasty: Path) -> None:
    command = [
        "soffice",
        f"-env:UserInstallation=file://{nasty}/profile",
        "--headless",
        "--convert-to",
        "xlsx",
        "hits.csv",
    ]
    subprocess.run(command, cwd=nasty, check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(nasty / "hits.xlsx").active
    assert sheet is not None
    column = [cell.value for cell in sheet[1]].index("title")
    cells = [row[column] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(NASTY)
    assert cells[8].value == "żółć 👍"


def test_a_workbook_of_hits(index: Path) -> None:
    command = [sys.executable, "-m", "indexer.cli", "search", "most", "--format", "xlsx", "--index", str(index)]
    run = subprocess.run(command, capture_output=True, check=True)
    sheet = openpyxl.load_workbook(io.BytesIO(run.stdout)).active
    assert sheet is not None
    header = [str(cell.value) for cell in sheet[1]]
    assert header[:4] == ["rank", "score", "id", "title"]
    rows = [dict(zip(header, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert [row["rank"].value for row in rows] == list(range(1, len(rows) + 1))
    assert all(row["published"].is_date for row in rows if row["published"].value)


def test_every_command_with_rows_writes_workbooks(index: Path) -> None:
    for words in (
        ["names"],
        ["quotes"],
        ["concordance", "most"],
        ["words", "most", "--least", "1"],
        ["facets"],
        ["timeline"],
    ):
        command = [sys.executable, "-m", "indexer.cli", *words, "--format", "xlsx", "--index", str(index)]
        run = subprocess.run(command, capture_output=True, check=True)
        sheet = openpyxl.load_workbook(io.BytesIO(run.stdout)).active
        assert sheet is not None
        assert sheet.max_row > 1, words


def test_a_byte_order_mark_and_raw_cells(prasowka: Run) -> None:
    assert prasowka("search", "most", "--format", "csv", "--excel").stdout.startswith("\ufeffrank,")
    assert prasowka("facets", "--format", "csv", "--excel").stdout.startswith("\ufefffacet,")
    lines = [prasowka("quotes", "--format", "csv", *raw).stdout for raw in ([], ["--raw-csv"])]
    assert lines[0].count("'") >= lines[1].count("'")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1", "'=1"),
        ("-5.25", "-5.25"),
        ("+1e5", "+1e5"),
        ("-5 stopni", "'-5 stopni"),
        ("a=b", "a=b"),
        ("\t=1", "'\t=1"),
        ("", ""),
    ],
)
def test_what_is_no_number_and_begins_like_a_formula_is_none(cell: str, written: str) -> None:
    assert inert(cell) == written
    assert csv_line([cell], raw=True).rstrip("\n") == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1, max_size=5))
def test_python_reads_back_what_a_line_of_tsv_says(cells: list[str]) -> None:
    import csv

    read = list(csv.reader(io.StringIO(tsv_line(["x", *cells]), newline=""), "excel-tab"))
    spaced = [cell.translate(str.maketrans("\t\n\r", "   ")) for cell in cells]
    assert read == [["x", *spaced]]
