"""Everything that is written as JSON is what the shipped schema says, and no more."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.sample import ARCHIVE, DAMAGED_ARCHIVE

Run = Callable[..., subprocess.CompletedProcess[str]]
ID = "kurier-wislany/2024-05-12-most-w-tczewie.txt"


@pytest.fixture
def schema(prasowka: Run) -> dict[str, Any]:
    run = prasowka("schema", "--index", "nowhere")
    assert (run.returncode, run.stderr) == (0, "")
    found: dict[str, Any] = json.loads(run.stdout)
    Draft202012Validator.check_schema(found)
    return found


def strict(part: Any) -> Any:
    """The schema where nothing may stand that it does not name."""
    if isinstance(part, dict):
        closed = {name: strict(value) for name, value in part.items()}
        return {"additionalProperties": False} | closed if "properties" in part else closed
    return [strict(value) for value in part] if isinstance(part, list) else part


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("answer", ["search", "most", "--format", "json"]),
        ("answer", ["search", "Kijów", "--format", "json", "--fold", "--explain", "--facets", "source,author,month"]),
        ("answer", ["search", "lodołamaxze", "--format", "json"]),
        ("answer", ["search", "--count", "most", "--format", "json"]),
        ("answer", ["similar", ID, "--format", "json"]),
        ("hit_line", ["search", "Kijów", "--format", "jsonl", "-n", "50"]),
        ("refusal", ["search", "data:2022-13", "--format", "json"]),
        ("refusal", ["search", "data:2022-13", "--format", "jsonl"]),
        ("article", ["show", ID, "--json"]),
        ("explanation", ["show", ID, "--json", "--explain"]),
        ("names", ["names", "most", "--json"]),
        ("names", ["names", "--with", "Zielonka", "--json"]),
        ("name_line", ["names", "most", "--format", "jsonl"]),
        ("quotes", ["quotes", "--json"]),
        ("quote_line", ["quotes", "--format", "jsonl"]),
        ("concordance", ["concordance", "most", "--json"]),
        ("context_line", ["concordance", "most", "--format", "jsonl"]),
        ("collocates", ["concordance", "most", "--collocates", "--json"]),
        ("collocate_line", ["concordance", "most", "--collocates", "--least", "1", "--format", "jsonl"]),
        ("words", ["words", "most", "--format", "json"]),
        ("words_line", ["words", "most", "--against", "kolej", "--least", "2", "--format", "jsonl"]),
        ("facets", ["facets", "most", "--by", "person,day,agency", "--format", "json"]),
        ("facet_line", ["facets", "--format", "jsonl"]),
        ("timeline", ["timeline", "most", "kolej", "--split", "source", "--format", "json"]),
        ("timeline_line", ["timeline", "--by", "month", "--format", "jsonl"]),
        ("stats", ["stats", "--json"]),
        ("suggestions", ["suggest", "lodołamaxze", "--json"]),
        ("suggestions", ["suggest", "mos", "--json"]),
        ("configuration", ["config", "--json"]),
        ("analysis", ["analyze", "mostami", "xyzzy", "--json"]),
        ("run", ["index", "--index", "moj", str(ARCHIVE), str(DAMAGED_ARCHIVE), "--json", "--ids"]),
        ("run", ["index", "--index", "moj", str(ARCHIVE), "--json", "--dry-run"]),
    ],
)
def test_what_is_written_is_what_the_schema_says(
    kind: str, words: list[str], schema: dict[str, Any], prasowka: Run, tmp_path: Path
) -> None:
    validate(prasowka(*words).stdout, kind, schema)


def test_saved_searches_are_what_the_schema_says(schema: dict[str, Any], prasowka: Run) -> None:
    prasowka("index", "--index", "moj", ARCHIVE)
    prasowka("saved", "add", "mosty", "most", "--since", "2020", "--index", "moj")
    for words in (["show", "mosty"], ["list"]):
        validate(prasowka("saved", *words, "--json", "--index", "moj").stdout, "saved_search", schema)
    validate(prasowka("saved", "run", "--all", "--new", "--format", "json", "--index", "moj").stdout, "answer", schema)


def validate(written: str, kind: str, schema: dict[str, Any]) -> None:
    """Hold every line against its part of the schema, closed, and against the whole."""
    of_kind = Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": strict(schema)["$defs"]})
    values = [json.loads(line) for line in written.splitlines()]
    assert values
    for value in values:
        of_kind.validate(value)
        Draft202012Validator(schema).validate(value)


def test_the_schema_refuses_what_it_should(schema: dict[str, Any], prasowka: Run) -> None:
    answer = json.loads(prasowka("search", "most", "--format", "json").stdout)
    for spoilt in (answer | {"schema": 2}, answer | {"total": "1"}, {"schema": 1}):
        assert not Draft202012Validator(schema).is_valid(spoilt)
