"""Print the names that Prasówka finds: names.py FOLDER GOLD, one JSON object an article, {"id", "names": [...]}.

All scrapes of FOLDER are read and settled together, by the code that `prasowka index` uses; printed are those that
GOLD has, a JSON Lines file with an "id" a line: the path below FOLDER. A name is {"name", "kind"}; names of nobody in
particular (peoples, products) come last.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indexer.errors import UnreadableScrape
from indexer.polish.names import ArticleName, Evidence, Kind, Mention, NameTable, mentions_of, names_of
from indexer.records.scrape import Reading
from indexer.scrapes import read


def mentions_of_scrapes(folder: Path) -> dict[str, list[Mention]]:
    """Read all scrapes below a folder, each that can be read."""
    found = {}
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).as_posix()
        try:
            for reading in read(path, name):
                if isinstance(reading, Reading):
                    article = reading.article
                    found[name] = mentions_of((article.title, article.lead, article.body, *article.captions))
        except UnreadableScrape as error:
            print(f"{name}: {error}", file=sys.stderr)
    return found


def main() -> None:
    """Print one prediction a line, in the order of GOLD."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    articles = mentions_of_scrapes(Path(sys.argv[1]))
    evidence = Evidence()
    for mentions in articles.values():
        evidence.add(mentions)
    table = NameTable(evidence)
    with Path(sys.argv[2]).open(encoding="utf-8") as gold:
        ids = [json.loads(line)["id"] for line in gold if line.strip()]
    for id in ids:
        names = names_of(articles.get(id, []), table)
        print(
            json.dumps({"id": id, "names": [_shown(name) for name in sorted(names, key=_is_other)]}, ensure_ascii=False)
        )


def _is_other(name: ArticleName) -> bool:
    return name.kind is Kind.OTHER


def _shown(name: ArticleName) -> dict[str, str]:
    return {"name": name.name, "kind": name.kind.name.lower()}


if __name__ == "__main__":
    main()
