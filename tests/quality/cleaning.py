"""Print what Prasówka reads from a folder of labelled scrapes: cleaning.py FOLDER, one JSON object a scrape.

Every `<id>.txt` is read by itself, through the code that `prasowka index` reads with. Each line of the output has
"id", "title", "text" (lead and body), "authors", "published", "agency" and "is_article".
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indexer.errors import UnreadableScrape
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import read


def prediction(path: Path) -> dict[str, object]:
    """What is read from one scrape; an unreadable one is no article."""
    try:
        reading: Reading | Failure = next(read(path, path.name))
    except UnreadableScrape as error:
        reading = Failure(path.name, error.message)
    if isinstance(reading, Failure):
        print(f"{path.name}: {reading.reason}", file=sys.stderr)
        return {"id": path.stem, "text": "", "is_article": False}
    article = reading.article
    return {
        "id": path.stem,
        "title": article.title,
        "text": "\n".join(filter(None, (article.lead, article.body))),
        "authors": article.authors,
        "published": article.published,
        "agency": article.agencies,
        "is_article": reading.is_article,
    }


def main() -> None:
    """Print one prediction a line, in the order of the names."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        print(json.dumps(prediction(path), ensure_ascii=False))


if __name__ == "__main__":
    main()
