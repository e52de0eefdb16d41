"""What changed on disk since the last commit: a pure comparison of what was known with what is found."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from indexer.engine.commits.catalog import KnownFile
from indexer.messages import Message
from indexer.scrapes import FoundFile

Key = tuple[int, str]
"""A file: the number of its root, and its path below it."""


@dataclass(slots=True)
class Changes:
    """Files to read because they are new or look changed, files that are gone, and those that are as they were."""

    new: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    gone: list[Key] = field(default_factory=list)
    unchanged: list[Key] = field(default_factory=list)
    failed: list[tuple[Key, Message]] = field(default_factory=list)

    def keep(self, keys: Collection[Key]) -> None:
        """Take files that are gone for files that are as they were."""
        self.unchanged += [key for key in self.gone if key in keys]
        self.gone = [key for key in self.gone if key not in keys]


def compare(
    known: Mapping[Key, KnownFile], found: Iterable[tuple[int, FoundFile]], away: Collection[int] = ()
) -> Changes:
    """Compare by size, times of change and inode.

    What lies in a folder that cannot be looked at now, or in one of the roots that are `away` (a disk not mounted,
    say), is not gone.
    """
    changes = Changes()
    seen: set[Key] = set()
    hidden: list[Key] = []
    for root, file in found:
        key = (root, file.path)
        seen.add(key)
        before = known.get(key)
        if file.failure is not None:
            changes.failed.append((key, file.failure))
            hidden.append(key)
        elif before is None:
            changes.new.append(key)
        elif before.looks_like(file):
            changes.unchanged.append(key)
        else:
            changes.changed.append(key)
    missing = [key for key in known if key not in seen]
    for key in missing:
        stays = key[0] in away or any(lies_in(key, place) for place in hidden)
        (changes.unchanged if stays else changes.gone).append(key)
    return changes


def lies_in(key: Key, place: Key) -> bool:
    """Tell whether a file is at a place of its root, or in the folder there."""
    return key[0] == place[0] and f"{key[1]}/".startswith(f"{place[1]}/")
