"""`prasowka facets`: exact counts, in every format."""

import csv
import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import Archive, Request, UsageError
from tests.support.sample import ARTICLE_COUNT

Run = Callable[..., subprocess.CompletedProcess[str]]
GOLDEN = Path(__file__).parent / "golden"
ALL = "source,author,agency,month,day,person,place,org"


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv", "tsv"])
def test_the_bytes_are_the_contract(format: str, prasowka: Run) -> None:
    run = prasowka("facets", "most", "--by", "source,agency,day", "--format", format)
    golden = GOLDEN / f"facets.{format}"
    if os.environ.get("PRASOWKA_GOLDEN") == "write":
        golden.write_text(run.stdout, "utf-8")
    assert (run.returncode, run.stdout) == (0, golden.read_text("utf-8"))


def test_counts_are_those_of_the_articles(sample_archive: Archive) -> None:
    articles = list(sample_archive.articles(Request("")))
    assert len(articles) == ARTICLE_COUNT
    facets = sample_archive.facets(Request(""), ALL.split(","))
    assert dict(facets["source"]) == Counter(one.source for one in articles if one.source)
    assert dict(facets["author"]) == Counter(author for one in articles for author in one.authors)
    assert dict(facets["agency"]) == Counter(agency for one in articles for agency in one.agencies)
    assert dict(facets["day"]) == Counter(one.published[:10] for one in articles if one.published)
    assert dict(facets["month"]) == Counter(one.published[:7] for one in articles if one.published)


def test_all_values_are_there_and_a_search_has_them_too(sample_archive: Archive, prasowka: Run) -> None:
    rows = list(csv.DictReader(prasowka("facets", "--by", "person", "--format", "csv").stdout.splitlines()))
    assert [int(row["count"]) for row in rows] == sorted((int(row["count"]) for row in rows), reverse=True)
    assert len(rows) >= len(sample_archive.search(Request("most", facets=("person",))).facets["person"])
    found = json.loads(prasowka("search", "most", "--facets", "day,agency", "--format", "json").stdout)["facets"]
    assert found["day"]


def test_some_of_each_and_filters(prasowka: Run) -> None:
    lines = prasowka("facets", "--by", "author,day", "-n", "2", "--format", "tsv").stdout.splitlines()
    assert len(lines) == 5
    assert prasowka("facets", "hipopotamica").returncode == 1
    assert prasowka("facets", "--by", "colour").returncode == 2
    assert prasowka("facets", "sauce:onet", "--format", "csv").returncode == 2


def test_nonsense_is_refused(sample_archive: Archive) -> None:
    with pytest.raises(UsageError):
        sample_archive.facets(Request("most"), ["colour"])
