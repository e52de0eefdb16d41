"""`--fields` and `--template`: what is written of a hit."""

import json
import subprocess
from collections.abc import Callable

import pytest

from indexer.cli.formats.hit_fields import read_template, values
from tests.cli.test_formats import BRIDGE, PIER

Run = Callable[..., subprocess.CompletedProcess[str]]
ID = "kurier-wislany/2024-05-12-most-w-tczewie.txt"


def test_only_the_fields_asked_for_in_their_order(prasowka: Run) -> None:
    fields = ["--fields", "title,published,text"]
    lines = prasowka("search", "most", "-n", "1", "--format", "csv", *fields).stdout.splitlines()
    assert lines[0] == "title,published,text"
    (hit,) = json.loads(prasowka("search", "most", "-n", "1", "--format", "json", *fields).stdout)["hits"]
    assert list(hit) == ["title", "published", "text"]
    assert "Tczew" in hit["text"]
    line = json.loads(prasowka("search", "most", "-n", "1", "--format", "jsonl", *fields).stdout)
    assert set(line) == {"schema", "qid", *hit}
    assert prasowka("similar", ID, "--format", "tsv", *fields).stdout.startswith("title\tpublished\ttext\n")


def test_a_line_a_hit_as_the_template_has_it(prasowka: Run) -> None:
    run = prasowka(
        "search", "most", "Tczew", "-n", "2", "--no-fold", "--template", r"{rank:03}\t{published:.10} {{{source}}}"
    )
    assert run.stdout.splitlines() == ["001\t2024-05-12 {}", "002\t2024-05-12 {}"]
    batch = prasowka("search", "--batch", "-", "--template", "{id}", stdin="most\nKijów\n")
    assert len(batch.stdout.splitlines()) > 5


def test_whatever_stands_in_a_field_it_stays_in_its_line() -> None:
    template = read_template("{title}|{snippet}|{authors}|{score:.1f}")
    written = [template.line(values(hit, template.fields, None)) for hit in (BRIDGE, PIER)]
    assert [line.count("\n") for line in written] == [1, 1]
    assert written[0].startswith('Most, który "łączy"|Przez most przeszły „tłumy”')
    assert written[0].endswith("|Anna Bielik; Jan Żak|12.3\n")


@pytest.mark.parametrize(
    "template",
    ["{", "}", "{tytul}", "{title.__class__}", "{title[0]}", "{title:d}", "{title:9999999}", "{title:{rank}}", "{}"],
)
def test_what_is_no_template_is_refused(template: str, prasowka: Run) -> None:
    run = prasowka("search", "most", "--template", template)
    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--fields", "title"],
        ["--fields", "tytul", "--format", "csv"],
        ["--fields", "title", "--template", "{title}"],
        ["--excel"],
        ["--raw-csv", "--format", "json"],
    ],
)
def test_what_makes_no_sense_is_refused(words: list[str], prasowka: Run) -> None:
    assert prasowka("search", "most", *words).returncode == 2
