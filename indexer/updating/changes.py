"""What changed on disk since the last commit: a pure comparison of what was known with what is found."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from indexer.messages import Message

Key = tuple[int, str]
"""A file: the number of its root, and its path below it."""


class Known(Protocol):
    """A file as it was when it was last read."""

    @property
    def size(self) -> int:
        """Its size in bytes."""

    @property
    def mtime_ns(self) -> int:
        """When it was last changed, in nanoseconds."""


class Found(Protocol):
    """A file as it stands on disk now."""

    @property
    def path(self) -> str:
        """Its path below its root."""

    @property
    def size(self) -> int:
        """Its size in bytes."""

    @property
    def mtime_ns(self) -> int:
        """When it was last changed, in nanoseconds."""

    @property
    def failure(self) -> Message | None:
        """Why it cannot be read, if it cannot."""


@dataclass(slots=True)
class Changes:
    """Files to read because they are new or look changed, files that are gone, and those that are as they were."""

    new: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    gone: list[Key] = field(default_factory=list)
    unchanged: list[Key] = field(default_factory=list)
    failed: list[tuple[Key, Message]] = field(default_factory=list)


def compare(known: Mapping[Key, Known], found: Iterable[tuple[int, Found]], away: Collection[int] = ()) -> Changes:
    """Compare by size and time of change.

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
        elif (before.size, before.mtime_ns) == (file.size, file.mtime_ns):
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


def merged_roots(roots: Sequence[Path]) -> tuple[list[Path], list[tuple[Path, Path]]]:
    """Return the roots without those that lie in another one, and which of them lies in which."""
    kept: list[Path] = []
    inside: list[tuple[Path, Path]] = []
    unique = list(dict.fromkeys(roots))
    for root in unique:
        outer = next((other for other in unique if other != root and root.is_relative_to(other)), None)
        if outer is None:
            kept.append(root)
        else:
            inside.append((root, outer))
    return kept, inside
