"""`prasowka search` over the sample archive."""

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.cli.formats import FORMATS
from tests.support.sample import ARCHIVE, FORMS, MENTIONS, STORIES

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]

HIT_KEYS = [
    *("rank", "score", "id", "title", "title_highlights", "opening", "published", "source", "authors", "agencies"),
    *("url", "path", "line", "copies", "snippet"),
]


def ask(prasowka: Run, *words: str, code: int = 0) -> dict[str, Any]:
    run = prasowka("search", *words, "--format", "json")
    assert (run.returncode, run.stderr) == (code, "")
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def ids(answer: dict[str, Any]) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


@pytest.mark.parametrize("form", [FORMS["Łukaszenka"][0], FORMS["Łukaszenka"][3], "lukaszence"])
def test_a_word_is_found_in_any_of_its_forms(form: str, prasowka: Run) -> None:
    answer = ask(prasowka, form, "-n", "50")
    assert set(ids(answer)) == MENTIONS["Łukaszenka"]
    assert answer["total"] == len(MENTIONS["Łukaszenka"])


def test_an_answer_in_json(prasowka: Run) -> None:
    answer = ask(prasowka, "lodołamacze", "Tczew")
    assert list(answer) == ["schema", "qid", "query", "understood", "total", "took_ms", "notes", "hits"]
    assert (answer["schema"], answer["qid"], answer["query"]) == (1, "1", "lodołamacze Tczew")
    hit = answer["hits"][0]
    assert list(hit) == HIT_KEYS
    assert hit["rank"] == 1
    assert hit["id"] == "kurier-wislany/2024-02-03-kra-na-wisle.txt"
    assert hit["title"] == "Kra na Wiśle. Lodołamacze wypłynęły z Tczewa"
    assert hit["published"] == "2024-02-03T06:40"
    assert hit["authors"] == ["Paweł Grzyb"]
    assert list(hit["snippet"]) == ["text", "highlights", "zone"]
    assert Path(hit["path"]) == ARCHIVE / hit["id"]
    lit = [hit["snippet"]["text"][start:end].lower() for start, end in hit["snippet"]["highlights"]]
    assert lit
    assert all(word.startswith(("lodołam", "tczew")) for word in lit)
    line = Path(hit["path"]).read_text(encoding="utf-8").splitlines()[hit["line"] - 1]
    assert any(word in line.lower() for word in lit)


def test_every_format_gives_the_same_hits(prasowka: Run) -> None:
    found = {name: prasowka("search", "Kijów", "--format", name, "--no-fold").stdout for name in FORMATS}
    hits = json.loads(found["json"])["hits"]
    assert len(hits) > 3
    assert [json.loads(line) for line in found["jsonl"].splitlines()] == [
        {"schema": 1, "qid": "1"} | hit for hit in hits
    ]
    rows = list(csv.DictReader(found["csv"].splitlines()))
    assert [(row["id"], row["title"], row["path"]) for row in rows] == [
        (hit["id"], hit["title"], hit["path"]) for hit in hits
    ]
    assert [line.split("\t")[2] for line in found["tsv"].splitlines()] == ["id", *ids(json.loads(found["json"]))]
    assert found["paths"].splitlines() == list(dict.fromkeys(hit["path"] for hit in hits))
    assert found["paths0"] == found["paths"].replace("\n", "\0")
    assert [line.split()[3] for line in found["trec"].splitlines()] == [str(hit["rank"]) for hit in hits]
    assert all(f"\n    {hit['id']}\n" in found["text"] for hit in hits)


def test_one_dash_excludes_and_two_are_options(prasowka: Run) -> None:
    with_tczew, without = ask(prasowka, "most"), ask(prasowka, "most", "-tczew", "-n20")
    assert 0 < without["total"] < with_tczew["total"]
    assert not set(ids(without)) & MENTIONS["Tczew"]


def test_nothing_found_is_exit_code_1_and_a_proposal_for_the_script(prasowka: Run) -> None:
    answer = ask(prasowka, "lodołamaxze", code=1)
    assert (answer["total"], answer["hits"]) == (0, [])
    assert any(note["proposal"] for note in answer["notes"])
    run = prasowka("search", "lodołamaxze")
    assert (run.returncode, run.stdout) == (1, "")
    assert "Nic nie znaleziono." in run.stderr
    assert "Czy chodziło o" in run.stderr


def test_pages_continue_each_other(prasowka: Run) -> None:
    whole = ids(ask(prasowka, "Gdańsk", "Łódź", "-n", "8"))
    assert ids(ask(prasowka, "Gdańsk", "Łódź", "-n", "4")) == whole[:4]
    second = ask(prasowka, "Gdańsk", "Łódź", "-n", "4", "--offset", "4")
    assert ids(second) == whole[4:]
    assert [hit["rank"] for hit in second["hits"]] == [5, 6, 7, 8]


def test_the_part_shown_is_counted(prasowka: Run) -> None:
    assert "; to wynik 1, dalsze: --offset 1." in prasowka("search", "most", "-n1").stderr
    assert "; to wyniki 2–3, dalsze: --offset 3." in prasowka("search", "most", "-n2", "--offset", "1").stderr


def test_sorting_by_date(prasowka: Run) -> None:
    newest = [hit["published"] for hit in ask(prasowka, "Gdańsk", "-n", "50", "--sort", "newest")["hits"]]
    dated = [date for date in newest if date]
    assert len(dated) > 5
    assert dated == sorted(dated, reverse=True)
    assert newest[: len(dated)] == dated


def test_filters(prasowka: Run) -> None:
    year = ask(prasowka, "Gdańsk", "--since", "2024", "--until", "2024-08")
    assert year["total"]
    assert all("2024-01" <= hit["published"] < "2024-09" for hit in year["hits"])
    by_author = ask(prasowka, "--author", "Zofia Iskra")
    assert by_author["total"]
    assert all("Zofia Iskra" in hit["authors"] for hit in by_author["hits"])
    by_source = ask(prasowka, "--source", "Horyzonty", "-n", "50")
    assert by_source["total"] >= 4
    assert {hit["source"] for hit in by_source["hits"]} == {"Horyzonty"}


def test_counting(prasowka: Run) -> None:
    total = ask(prasowka, "Gdańsk")["total"]
    run = prasowka("search", "--count", "Gdańsk")
    assert (run.returncode, run.stdout) == (0, f"{total}\n")
    assert ask(prasowka, "--count", "Gdańsk")["hits"] == []
    nothing = prasowka("search", "--count", "xyzzy")
    assert (nothing.returncode, nothing.stdout) == (1, "0\n")


def test_facets_only_when_asked_for(prasowka: Run) -> None:
    assert "facets" not in ask(prasowka, "Gdańsk")
    answer = ask(prasowka, "Gdańsk", "--facets", "source,month")
    assert list(answer["facets"]) == ["source", "month"]
    counts = [row["count"] for row in answer["facets"]["source"]]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) <= answer["total"]
    assert "Źródła" in prasowka("search", "Gdańsk", "--facets", "source").stdout
    assert prasowka("search", "data:1999", "--facets", "source").stdout == ""


@pytest.mark.parametrize("option", ["--count", "--facets=source", "--explain"])
def test_no_option_is_without_effect(option: str, prasowka: Run) -> None:
    run = prasowka("search", "most", option, "--format", "csv")
    assert run.returncode == 2
    assert "działa tylko z formatami text i json" in run.stderr


def test_near_copies_are_folded_for_people_only(prasowka: Run) -> None:
    story = STORIES[0]
    unfolded = ask(prasowka, "Macron", "Scholz", "Zełenski", "Kijów", "-n", "50")
    assert story <= set(ids(unfolded))
    folded = ask(prasowka, "Macron", "Scholz", "Zełenski", "Kijów", "-n", "50", "--fold")
    (kept,) = (hit for hit in folded["hits"] if hit["id"] in story)
    assert {kept["id"], *kept["copies"]} == story
    assert folded["stories"] < folded["total"] == unfolded["total"]
    shown = prasowka("search", "Macron Scholz Zełenski Kijów", "-n", "50").stdout
    assert shown.count("\n    także: ") >= 1


def test_explaining(prasowka: Run) -> None:
    answer = ask(prasowka, "łukaszence", "--explain")
    (word,) = answer["words"]
    assert word["word"] == "łukaszence"
    assert "łukaszenka" in {form["form"] for form in word["forms"]}
    shown = prasowka("search", "łukaszence", "--explain").stdout
    assert shown.startswith("Zrozumiane jako: ")
    assert " · ocena " in shown


def test_a_batch_names_every_answer(prasowka: Run, tmp_path: Path) -> None:
    queries = tmp_path / "zapytania.tsv"
    queries.write_bytes("most\n\nq7\tŁukaszenką\nxyzzy\n".encode() + "Łódź\n".encode("cp1250"))
    run = prasowka("search", "--batch", queries, "--format", "json")
    assert run.returncode == 4
    assert prasowka("search", "--batch", queries, "--format", "json", "--lenient").returncode == 0
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["qid"] for answer in answers] == ["1", "q7", "4", "5"]
    assert answers[2]["total"] == 0
    assert answers[3] == {
        "schema": 1,
        "qid": "5",
        "query": "��d�",
        "code": "not-utf8",
        "error": "wiersz 5 nie jest tekstem w UTF-8.",
    }
    trec = prasowka("search", "--batch", queries, "--format", "trec", "--quiet")
    assert {line.split()[0] for line in trec.stdout.splitlines()} == {"1", "q7", "5"}
    assert trec.returncode == 4
    assert trec.stderr == "Uwaga: 5: wiersz 5 nie jest tekstem w UTF-8.\n"


def test_a_batch_without_any_hit_is_exit_code_1(prasowka: Run) -> None:
    assert prasowka("search", "--batch", "-", "--count", stdin="xyzzy\n").stdout == "1\t0\n"
    assert prasowka("search", "--batch", "-", stdin="xyzzy\n").returncode == 1
    assert prasowka("search", "--batch", "-", stdin="xyzzy\nmost\n").returncode == 0


def test_a_batch_is_answered_line_by_line(start: Start) -> None:
    with start("search", "--batch", "-", "--format", "json") as process:
        for query in ("most", "kolej"):
            print(query, file=process.stdin)
            assert json.loads(process.stdout.readline())["query"] == query
        process.stdin.close()
        assert process.wait() == 0
        assert process.stderr.read() == ""


def test_a_batch_stands_alone_and_must_exist(prasowka: Run) -> None:
    both = prasowka("search", "most", "--batch", "-")
    assert both.returncode == 2
    missing = prasowka("search", "--batch", "nie-ma.tsv")
    assert (missing.returncode, missing.stderr) == (2, "Błąd: nie-ma.tsv: nie ma takiego pliku.\n")


@pytest.mark.parametrize(("query", "code"), [("date:2022-13 most", "bad-date"), ("sauce:onet most", "unknown-field")])
def test_a_condition_that_is_not_understood_never_widens_what_a_script_gets(
    query: str, code: str, prasowka: Run
) -> None:
    run = prasowka("search", query, "--format", "json")
    answer = json.loads(run.stdout)
    assert (run.returncode, run.stderr) == (2, "")
    assert (answer["code"], "--lenient" in answer["error"], "hits" in answer) == (code, True, False)
    for words in (["--format", "csv"], ["--format", "paths"], ["--count"], ["--format", "trec"]):
        run = prasowka("search", query, *words)
        assert run.returncode == 2
        assert run.stderr.startswith("Błąd: ")
        assert len(run.stdout.splitlines()) <= 1  # the header of a table
        assert prasowka("search", query, *words, "--lenient").returncode == 0
    lenient = ask(prasowka, query, "--lenient")
    assert lenient["total"] == ask(prasowka, "most")["total"]
    assert code in {note["code"] for note in lenient["notes"]}
    for_people = prasowka("search", query)
    assert for_people.returncode == 0
    assert "Znaleziono" in for_people.stderr


def test_such_a_query_of_a_batch_is_refused_alone(prasowka: Run) -> None:
    run = prasowka("search", "--batch", "-", "--count", stdin="most\nq\tsauce:onet most\nxyzzy\n")
    assert run.returncode == 4
    first, refused, nothing = (line.split("\t") for line in run.stdout.splitlines())
    assert (first[0], nothing) == ("1", ["3", "0"])
    assert refused[:2] == ["q", ""]
    assert "sauce:" in refused[2]


def test_copies_are_named_whether_they_are_folded_or_not(prasowka: Run) -> None:
    story = STORIES[0]
    unfolded = ask(prasowka, "Macron", "Scholz", "Zełenski", "Kijów", "-n", "50")
    for hit in unfolded["hits"]:
        if hit["id"] in story:
            assert {hit["id"], *hit["copies"]} == story
    assert "stories" not in unfolded
