"""The timeline: counts over time, held against a count by hand."""

import json
import os
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from indexer import Archive, Curve, Request, Timeline, UsageError, update
from indexer.findings.periods import PERIODS, name_of, numbers_of
from indexer.presentation.plot import svg

DATES = ["2023-12-31", "2024-01-01T08:00", "2024-01-01", "2024-01-31", "2024-03-10", "2024-03", "2024", None]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("timeline")
    records = [
        {
            "id": str(number),
            "text": "Most i rzeka." if number % 2 else "Most i kolej.",
            "published": day,
            "source": "Kurier" if number < 3 else "Gazeta",
            "authors": ["Jan Nowak", "Ewa Kos"] if number < 2 else ["Ewa Kos"],
            "clean": True,
        }
        for number, day in enumerate(DATES)
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    update(folder / "index", [folder / "a.jsonl"])
    return folder / "index"


@pytest.fixture
def archive(index: Path) -> Iterator[Archive]:
    with Archive.open(index) as opened:
        yield opened


def test_periods_follow_each_other_without_a_gap(archive: Archive) -> None:
    found = archive.timeline(Request("most"), by="month")
    (curve,) = found.curves
    assert found.periods == ("2023-12", "2024-01", "2024-02", "2024-03")
    assert curve.counts == (1, 3, 0, 2)
    assert (curve.undated, curve.imprecise) == (1, 1)


def test_by_weeks_days_and_years(archive: Archive) -> None:
    weeks = archive.timeline(Request("most"), by="week")
    counts = {week: n for week, n in zip(weeks.periods, weeks.curves[0].counts, strict=True) if n}
    assert counts == {"2023-W52": 1, "2024-W01": 2, "2024-W05": 1, "2024-W10": 1}
    days = archive.timeline(Request("most"), by="day")
    assert (days.periods[0], days.periods[-1], len(days.periods)) == ("2023-12-31", "2024-03-10", 71)
    years = archive.timeline(Request("most"), by="year")
    assert (years.periods, years.curves[0].counts) == (("2023", "2024"), (1, 6))


@pytest.mark.parametrize("by", PERIODS)
def test_every_day_of_four_centuries_lies_in_its_period(by: str) -> None:
    first = date(1799, 12, 25)
    days = [first + timedelta(days=13 * number) for number in range(11_500)]
    seconds = np.array([(day - date(1970, 1, 1)).days * 86_400 + 3_600 for day in days])
    named = {
        "day": date.isoformat,
        "week": lambda day: "{:04}-W{:02}".format(*day.isocalendar()),
        "month": lambda day: day.isoformat()[:7],
        "year": lambda day: day.isoformat()[:4],
    }[by]
    assert [name_of(number, by) for number in numbers_of(seconds, by).tolist()] == [named(day) for day in days]


def test_several_queries_stand_side_by_side(archive: Archive) -> None:
    found = archive.timeline(Request("rzeka"), Request("kolej"), by="month")
    assert [(curve.query, curve.counts) for curve in found.curves] == [
        ("rzeka", (0, 2, 0, 1)),
        ("kolej", (1, 1, 0, 1)),
    ]


def test_shares_are_of_all_articles_that_the_filters_let_through(archive: Archive) -> None:
    (curve,) = archive.timeline(Request("rzeka"), by="month").curves
    assert (curve.counts, curve.totals) == ((2, 0, 1), (3, 0, 2))
    (curve,) = archive.timeline(Request("rzeka", sources=("Gazeta",)), by="month").curves
    assert curve.totals == (1, 0, 2)
    assert curve.shares == (1.0, None, 0.5)


def test_split_by_source_author_and_person(archive: Archive) -> None:
    by_source = archive.timeline(Request("most"), by="year", split="source")
    assert [(curve.label, curve.counts) for curve in by_source.curves] == [("Gazeta", (0, 4)), ("Kurier", (1, 2))]
    by_author = archive.timeline(Request("most"), by="year", split="author")
    assert [(curve.label, sum(curve.counts)) for curve in by_author.curves] == [("Ewa Kos", 7), ("Jan Nowak", 2)]
    assert archive.timeline(Request("most"), split="person").curves == ()


def test_the_length_of_a_period_is_chosen(archive: Archive) -> None:
    assert archive.timeline(Request("most")).by == "month"
    assert archive.timeline(Request("most", until="2024-03-31")).by == "week"
    assert archive.timeline(Request("most", since="2024-01-01", until="2024-01-31")).by == "day"
    assert archive.timeline(Request("hipopotam")) == Timeline(
        "month", (), (Curve("hipopotam", "", (), (), undated=0, imprecise=0),)
    )


def test_nonsense_is_refused(archive: Archive) -> None:
    for by, split in (("hour", None), ("day", "colour")):
        with pytest.raises(UsageError):
            archive.timeline(Request("most"), by=by, split=split)


def test_months_are_those_of_the_facet(sample_archive: Archive) -> None:
    (curve,) = (found := sample_archive.timeline(Request("most"), by="month")).curves
    facet = sample_archive.search(Request("most", facets=("month",))).facets["month"]
    counted = Counter({period: n for period, n in zip(found.periods, curve.counts, strict=True) if n})
    assert counted == {month: n for month, n in facet if len(month) == 7}


def test_a_picture_is_xml_whatever_was_asked(archive: Archive) -> None:
    found = archive.timeline(Request("most"), by="month")
    (curve,) = found.curves
    hostile = '<script>alert("1")</script>\x00\ud800&'
    for curves in ((replace(curve, query=hostile),), (replace(curve, query=hostile), replace(curve, label="b")), ()):
        for share in (False, True):
            drawn = svg(replace(found, curves=curves), share=share)
            root = ElementTree.fromstring(drawn)
            assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {"svg", "rect", "line", "text", "polyline"}
            assert ("<script>" in "".join(root.itertext())) == bool(curves)


def test_a_bar_for_every_period_with_articles_as_high_as_their_number(archive: Archive) -> None:
    root = ElementTree.fromstring(svg(archive.timeline(Request("most"), by="month")))
    bars = [float(node.get("height", 0)) for node in root.iter() if node.get("fill") == "#0072b2" and node.get("y")]
    assert len(bars) >= 3
    heights = [bar for bar in bars if bar > 20]
    assert heights[1] == pytest.approx(3 * heights[0], abs=0.3)
    assert heights[2] == pytest.approx(2 * heights[0], abs=0.3)


def test_the_picture_of_the_documentation_is_drawn_from_the_sample_archive(sample_archive: Archive) -> None:
    requests = [Request(query) for query in ("most", "kolej", "Kijów")]
    drawn = svg(sample_archive.timeline(*requests, by="year"))
    golden = Path(__file__).parent / "golden" / "timeline.svg"
    if os.environ.get("PRASOWKA_GOLDEN") == "write":
        golden.write_text(drawn, "utf-8")
    assert drawn == golden.read_text("utf-8")
