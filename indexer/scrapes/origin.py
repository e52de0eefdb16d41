"""The origin of an article: the scrape that it was read from, from which it can be read again."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.records.scrape import Reading, Scrape
from indexer.scrapes.furniture.learned import Learned
from indexer.scrapes.reading import original, read_again


class Origin(NamedTuple):
    """Where the article `id` was read from: the file, its `name` below its root, line and name of the record.

    `learned` is what the archive had taught the cleaning of scrapes, as `Learned.to_json` wrote it.
    """

    id: str
    path: Path
    name: str
    line: int
    record: str
    learned: Mapping[str, Any]

    def read(self) -> Reading:
        """Read the article again. Raises UnreadableScrape."""
        with _naming(self.path):
            found = read_again(self.path, self.name, self.record, self.line, Learned.from_json(self.learned))
        if found is None:
            sentence = message(
                "The file {file} has no article {id} any more. Update the index: prasowka index",
                file=str(self.path),
                id=self.id,
            )
            raise UnreadableScrape(sentence)
        return found

    def scrape(self) -> Scrape:
        """Return the text as it was scraped. Raises UnreadableScrape."""
        line = self.read().line if self.record else 1  # records may have moved since
        with _naming(self.path):
            return Scrape(self.path, line, original(self.path, self.record, line))


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Say which scrape it is that cannot be read."""
    try:
        yield
    except UnreadableScrape as error:
        raise UnreadableScrape(message("{file}: {reason}", file=str(path), reason=error.message)) from error
