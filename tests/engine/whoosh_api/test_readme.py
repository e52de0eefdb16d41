import re
from pathlib import Path

from whoosh.query import Term

from indexer.engine.commits.catalog import Catalog
from indexer.engine.storage.columns import NAMES, NUMBERS
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.invented import built, document, keys_of

README = (Path(__file__).parents[3] / "indexer" / "engine" / "README.md").read_text(encoding="utf-8")


def test_whoosh_searches_as_the_readme_says(tmp_path: Path) -> None:
    with IndexWriter(tmp_path, keys_of) as writer:
        writer.add(document("a.txt", "Most", "Most nad Wisłą."))
        writer.commit(Catalog())
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    said = {"folder": tmp_path, "query": Term("title", "most")}
    exec(code, said)
    assert len(said["results"]) == 1


def arrays_of_the_readme() -> set[str]:
    """The names in the first column of the table of arrays; `.part` goes on from the name before it."""
    names: set[str] = set()
    for row in re.findall(r"(?m)^\| (`[a-zG].*?) \|", README):
        first = ""
        for name in re.findall(r"`([\w.]+)`", row):
            first = name if not name.startswith(".") else first
            names.add(name if not name.startswith(".") else first.rpartition(".")[0] + name)
    return names


def test_every_array_of_a_segment_is_in_the_readme(tmp_path: Path) -> None:
    segment: SegmentReader = built(tmp_path, [document("a.txt", "Most")])
    told = arrays_of_the_readme()
    for name in segment.file._directory:
        name = re.sub(r"^(text|names)\.", "GROUP.", name).replace(".fallback_", ".")
        parts = (
            name,
            name.rpartition(".")[0].removesuffix(".words"),
        )  # what strings and relations consist of is told once
        assert set(parts) & told, name
    assert {f"column.{name}" for name in (*NUMBERS, *NAMES)} <= told
