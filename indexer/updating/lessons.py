"""Lessons: the readings that a run teaches the archive with."""

from indexer.records.scrape import Reading

MOST_KEPT = 10_000


class Lessons:
    """Keeps readings: all of them, or every second, fourth... of very many, so that memory stays bounded."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self._step = 1
        self._count = 0

    def add(self, reading: Reading) -> None:
        """Keep a reading when it is its turn."""
        if self._count % self._step == 0:
            self.readings.append(reading)
        self._count += 1
        if len(self.readings) > MOST_KEPT:
            del self.readings[1::2]
            self._step *= 2
