"""A survey of the roots: which files lie there now, and how they compare with what the last commit knows of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.engine.commits.catalog import Catalog, KnownFile, place
from indexer.errors import DamagedIndex, UsageError
from indexer.messages import Message, message
from indexer.records.scrape import Failure
from indexer.records.search import Note
from indexer.scrapes import FoundFile, find_files
from indexer.updating.changes import Changes, Key, compare, lies_in, merged_roots

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found on disk: every file by its key, what was known of it, and how the two compare.

    `away` are the roots that cannot be looked at, each with the reason: what is known of them stays as it is.
    `devices` are the disks that the roots are on, or were when they were last there.
    """

    roots: tuple[str, ...]
    files: dict[Key, FoundFile]
    known: dict[Key, KnownFile]
    changes: Changes
    away: tuple[Failure, ...]
    devices: tuple[int, ...]

    def place(self, key: Key) -> Path:
        """Return where a file lies."""
        return place(self.roots[key[0]], key[1])


def numbered_roots(
    previous: Catalog, paths: tuple[Path, ...], forget: tuple[Path, ...]
) -> tuple[tuple[str, ...], list[Note]]:
    """Return the roots by number, "" for one that is gone, and what to say of those that lie in another one.

    Raises UsageError for a path that does not exist, a root to forget that is none, and where no root is left to know.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"Nie ma takiego pliku ani folderu: {path}")
    known = [Path(root) for root in previous.roots if root]
    forgotten = {path.resolve() for path in forget}
    for path in sorted(forgotten - set(known)):
        others = f"zna: {', '.join(map(str, known))}" if known else "nie zna jeszcze żadnego"
        raise UsageError(f"Indeks nie zna folderu ani pliku {path}; {others}")
    kept, inside = merged_roots(
        [*(root for root in known if root not in forgotten), *(path.resolve() for path in paths)]
    )
    if not kept and not forgotten:
        raise UsageError("Indeks nie zna jeszcze żadnego folderu. Podaj go: prasowka index FOLDER")
    numbered = [root if root and Path(root) in kept else "" for root in previous.roots]
    numbered += [str(root) for root in kept if str(root) not in numbered]
    notes = [Note("merged-root", f"{inner} leży w {outer}; wystarczy ten drugi.") for inner, outer in inside]
    return tuple(numbered), notes


def survey(
    roots: tuple[str, ...], devices: tuple[int, ...], known: dict[Key, KnownFile], index: Path, tell: Progress
) -> Survey:
    """Look at every file of every root but those of the index itself, and compare.

    `devices` are the disks that the roots were on, as far as that is known.
    """
    found: list[tuple[int, FoundFile]] = []
    away: dict[int, Failure] = {}
    were_on = [*devices, *[0] * (len(roots) - len(devices))]
    are_on = [_device(root) if root else 0 for root in roots]
    not_empty = {number for number, _ in known}
    for number, root in enumerate(roots):
        if not root:
            continue
        first = len(found)
        for file in find_files(Path(root), skip=(index,)):
            found.append((number, file))
            if len(found) % 1000 == 0:
                tell("Przeglądanie folderów", len(found), 0)
        reason = _why_away(root, [file for _, file in found[first : first + 2]])
        if reason is not None:
            found.pop()
        elif len(found) == first and number in not_empty and were_on[number] not in (0, are_on[number]):
            reason = message("the folder is empty, and was on another disk before; is that disk connected?")
        if reason is not None:
            away[number] = Failure(root, reason)
            are_on[number] = were_on[number]
    files = {(number, file.path): file for number, file in found}
    return Survey(roots, files, known, compare(known, found, away), tuple(away.values()), tuple(are_on))


def kept(away: Sequence[Failure]) -> list[Failure]:
    """Say of roots that cannot be looked at what becomes of their articles."""
    promise = message("its articles stay in the archive (--forget removes them)")
    return [
        replace(failure, reason=message("{reason}; {promise}", reason=failure.reason, promise=promise))
        for failure in away
    ]


def refuse_to_lose(found: Survey, catalog: Catalog) -> None:
    """Raise UsageError where a rebuild would lose articles, because where they were cannot be looked at now."""
    if found.away:
        first = found.away[0]
        raise UsageError(f"{_loss(first)} Udostępnij ten folder albo zapomnij go: --forget {first.path}")
    known = _readable_files(catalog) if found.changes.failed else []
    for key, reason in found.changes.failed:
        if any(lies_in((file.root, file.path), key) for file in known):
            raise UsageError(_loss(Failure(str(found.place(key)), reason)))


def _loss(failure: Failure) -> str:
    return (
        f"Budowanie od nowa usunęłoby z archiwum artykuły, które leżą w {failure.path}, "
        f"a teraz nie da się ich odczytać: {failure.reason}."
    )


def _readable_files(catalog: Catalog) -> list[KnownFile]:
    """Return the files of which everything could be read; none where the catalog is damaged."""
    try:
        return [file for file in catalog.files if not file.failure]
    except DamagedIndex:
        return []


def _device(root: str) -> int:
    try:
        return Path(root).stat().st_dev
    except OSError:  # looking for its files will say why
        return 0


def _why_away(root: str, files: list[FoundFile]) -> Message | None:
    """Say why a root cannot be looked at, None where it can: it is then the one thing that is found, and a failure."""
    if len(files) == 1 and files[0].path == Path(root).name:
        return files[0].failure
    return None
