"""Measure the ranking on the shared queries: relevance.py [SET...] [--ablation] [--unaccented].

Prints nDCG@10, MRR@10 and recall of each set, through the public API, and exits with 1 where a set is below its floor.
The sets are read from $PRASOWKA_SHARED (default: `shared` beside the repository; "none" skips them). With --ablation
it prints nDCG@10 with one ingredient after the other left out, with --unaccented that of queries typed without Polish
letters. PRASOWKA_NO_MORFEUSZ=1 measures without the dictionary.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from indexer import Archive, Request, update
from indexer.engine.matching.query_nodes import FieldWeights
from indexer.polish.dictionary import available
from indexer.polish.tokens import fold
from indexer.search.planning import capitals, planner, query_terms, question, ranking_constants
from indexer.search.planning.query_terms import ExactWord
from indexer.search.results import hits, search

DEPTH = 100
CUT = 10

# What each set reached when its floor was last set, minus half a point.
FLOORS = {
    "names-core": 0.917,
    "names-all": 0.926,
    "kpwr-names": 0.977,
    "bsnlp2017-names": 0.967,
    "poquad": 0.852,
    "dyk": 0.861,
    "claims-tweets": 0.889,
    "tweets-claims": 0.803,
    "headlines": 0.725,
}
FLOORS_WITHOUT_DICTIONARY = {"names-core": 0.887, "names-all": 0.916, "poquad": 0.844, "dyk": 0.846}

SEARCH_MODULES = (capitals, hits, planner, query_terms, question, ranking_constants, search)
INGREDIENTS: dict[str, dict[str, object]] = {
    "everything": {},
    "no other forms of a word": {"InflectedWord": ExactWord},
    "another form counts like the one typed": {"OTHER_FORM": 1.0},
    "forms of other words count as well": {"OTHER_WORD": ranking_constants.OTHER_FORM},
    "capitals mean nothing": {"_NAME": None, "_FIRST_WORD": None, "_ABBREVIATION": None},
    "no proximity": {"PROXIMITY": 0.0, "PROXIMITY_IN_QUESTIONS": 0.0},
    "proximity in questions as elsewhere": {"PROXIMITY_IN_QUESTIONS": ranking_constants.PROXIMITY},
    "proximity in any order": {"PROXIMITY_REVERSED": 1.0},
    "every pair of a long query counts fully": {"PAIR_DECAY": 0.0},
    "no fullest stretch": {"COVERAGE": 0.0},
    "early words count like others": {"EARLY": 0.0},
    "length counts in long queries as elsewhere": {"B_IN_LONG_QUERIES": ranking_constants.B},
    "no coordination": {"COORDINATION": 0.0},
    "names and numbers weigh like other words": {"NAME": 1.0},
    "idf as it is": {"SPECIFICITY": 1.0},
    "titles weigh like bodies": {"ANYWHERE": FieldWeights("text", (1.0, 1.0, 1.0, 0.3))},
    "k1 0.9": {"K1": 0.9},
    "k1 1.2, b 0.75": {"K1": 1.2, "B": 0.75},
}


@dataclass(frozen=True, slots=True)
class Topics:
    """A set of queries, in the order of its file, and of each the ids of the relevant articles."""

    queries: dict[str, str]
    relevant: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Averages over the queries of a set; recall at 100 is out of at most 100."""

    ndcg: float
    mrr: float
    recall_10: float
    recall_100: float


def read_topics(folder: Path) -> Topics:
    """Read `queries.tsv` and `qrels.txt` of TREC."""
    lines = (folder / "queries.tsv").read_text("utf-8").splitlines()
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
        query, _, article, grade = line.split()
        if int(grade) > 0:
            relevant.setdefault(query, set()).add(article)
    queries = dict(line.split("\t", 1) for line in lines)
    return Topics(queries, {query: frozenset(articles) for query, articles in relevant.items()})


def figures(relevant: dict[str, frozenset[str]], found: dict[str, Sequence[str]]) -> Figures:
    """Score the ids found, best first; a query that nothing was found for counts as zero."""
    sums = [0.0] * 4
    for query, wanted in relevant.items():
        is_hit = [article in wanted for article in found.get(query, ())[:DEPTH]]
        ideal = sum(1 / log2(rank + 2) for rank in range(min(CUT, len(wanted))))
        top = is_hit[:CUT]
        sums[0] += sum(hit / log2(rank + 2) for rank, hit in enumerate(top)) / ideal
        sums[1] += next((1 / (rank + 1) for rank, hit in enumerate(top) if hit), 0.0)
        sums[2] += sum(top) / len(wanted)
        sums[3] += sum(is_hit) / min(DEPTH, len(wanted))
    return Figures(*(total / len(relevant) for total in sums))


def measure(archive: Archive, topics: Topics, depth: int = DEPTH, *, unaccented: bool = False) -> Figures:
    """Ask all queries of a set."""
    asked = {name: fold(text) if unaccented else text for name, text in topics.queries.items()}
    found: dict[str, Sequence[str]] = {
        name: [hit.id for hit in archive.search(Request(text, limit=depth, snippets=False)).hits]
        for name, text in asked.items()
    }
    return figures(topics.relevant, found)


@contextmanager
def changed(**constants: object) -> Iterator[None]:
    """Search with other constants, wherever they are used, for a while."""
    with ExitStack() as changes:
        for name, value in constants.items():
            for module in SEARCH_MODULES:
                if hasattr(module, name):
                    changes.enter_context(patch.object(module, name, value))
        yield


def shared_data() -> Path | None:
    """The folder of the measuring data, None where the environment says that there is none."""
    named = os.environ.get("PRASOWKA_SHARED", str(ROOT.parent / "shared"))
    return None if named == "none" else Path(named) / "data"


@contextmanager
def opened(data: Path, name: str) -> Iterator[Archive]:
    """Index the articles of a set for a while."""
    articles = data / "scrapes"
    if not name.startswith("names"):
        (articles,) = (data / "relevance" / name).glob("articles.jsonl*")
    with TemporaryDirectory() as folder:
        update(Path(folder) / "index", [articles])
        with Archive.open(Path(folder) / "index") as archive:
            yield archive


def ablation(archive: Archive, topics: Topics) -> None:
    """Print nDCG@10 with one ingredient after the other left out."""
    whole = measure(archive, topics, CUT).ndcg
    for label, constants in INGREDIENTS.items():
        with changed(**constants):
            ndcg = measure(archive, topics, CUT).ndcg
        print(f"    {label:42} {ndcg:.4f}  {ndcg - whole:+.4f}", flush=True)


def main() -> None:
    """Print the figures, and fail where one is below its floor."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sets", nargs="*", metavar="SET", default=list(FLOORS), help=", ".join(FLOORS))
    arguments.add_argument("--ablation", action="store_true")
    arguments.add_argument("--unaccented", action="store_true")
    wanted = arguments.parse_args()
    data = shared_data()
    if data is None:
        print("SKIPPED: PRASOWKA_SHARED=none")
        return
    floors = FLOORS if available() else FLOORS_WITHOUT_DICTIONARY
    too_low = []
    print(f"{'':12} nDCG@10  MRR@10   R@10     R@100    floor")
    for name in wanted.sets:
        topics = read_topics(data / "relevance" / name)
        with opened(data, name) as archive:
            got = measure(archive, topics, unaccented=wanted.unaccented)
            floor = 0.0 if wanted.unaccented else floors.get(name, 0.0)
            scores = "   ".join(f"{score:.4f}" for score in (got.ndcg, got.mrr, got.recall_10, got.recall_100))
            print(f"{name:12} {scores}   {floor:.3f}", flush=True)
            if got.ndcg < floor:
                too_low.append(name)
            if wanted.ablation:
                ablation(archive, topics)
    if too_low:
        sys.exit(f"Below the floor: {', '.join(too_low)}")


if __name__ == "__main__":
    main()
