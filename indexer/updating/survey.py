"""A survey of the roots: which files lie there now, and how they compare with what the last commit knows of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.engine.commits.catalog import Catalog, KnownFile
from indexer.engine.commits.snapshot import place
from indexer.errors import DamagedIndex, UsageError
from indexer.messages import N_, Message, _, message
from indexer.records.scrape import Failure
from indexer.records.search import Note
from indexer.scrapes import FoundFile, find_files
from indexer.updating.changes import Changes, Key, compare, lies_in
from indexer.updating.options import RunOptions
from indexer.updating.roots import numbered_roots

Progress = Callable[[str, int, int], None]

FEWEST_VANISHED = 5
"""So many files of a root vanish before it looks like an accident that more than half of them do."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found on disk: every file by its key, what was known of it, and how the two compare.

    `away` are the places that cannot be looked at, each with the reason: what is known of them stays as it is.
    """

    roots: tuple[str, ...]
    files: dict[Key, FoundFile]
    known: dict[Key, KnownFile]
    changes: Changes
    away: tuple[Failure, ...]

    def place(self, key: Key) -> Path:
        """Return where a file lies."""
        return place(self.roots[key[0]], key[1])

    @property
    def shared_paths(self) -> frozenset[str]:
        """The paths that files of several roots have."""
        if sum(map(bool, self.roots)) < 2:
            return frozenset()
        times = Counter(path for _root, path in self.files)
        return frozenset(path for path, count in times.items() if count > 1)


def survey_for(options: RunOptions, catalog: Catalog, index: Path, tell: Progress) -> tuple[Survey, list[Note]]:
    """Look at the roots that a run is about, with what is to be said of them. Raises UsageError.

    A rebuild is refused where it would lose articles.
    """
    roots, notes = numbered_roots(catalog, options.paths, options.forget)
    known = _known_files(catalog, forgiving=options.rebuild)
    found = survey(
        roots,
        known,
        index,
        tell,
        rebuild=options.rebuild,
        forget_missing=options.forget_missing,
        ignore=options.ignore,
    )
    if options.rebuild:
        refuse_to_lose(found, catalog)
    return found, notes


def _known_files(catalog: Catalog, forgiving: bool) -> dict[Key, KnownFile]:
    """Return what is known of every file, nothing where a damaged catalog is forgiven."""
    try:
        return {(file.root, file.path): file for file in catalog.files}
    except DamagedIndex:
        if forgiving:
            return {}
        raise


def survey(
    roots: tuple[str, ...],
    known: dict[Key, KnownFile],
    index: Path,
    tell: Progress,
    *,
    rebuild: bool = False,
    forget_missing: bool = False,
    ignore: Sequence[str] = (),
) -> Survey:
    """Look at every file of every root but those of the index itself, and compare with the files that are known.

    To `rebuild`, every file is new. With `forget_missing` a file that is not there is gone, even where that looks like
    an accident. What the patterns of `ignore` name is not looked at.
    """
    found: list[tuple[int, FoundFile]] = []
    away: dict[int, Failure] = {}
    for number, root in enumerate(roots):
        if not root:
            continue
        first = len(found)
        for file in find_files(Path(root), skip=(index,), ignore=ignore):
            found.append((number, file))
            if len(found) % 1000 == 0:
                tell(_("Looking through folders"), len(found), 0)
        reason = _why_away(root, [file for _number, file in found[first : first + 2]])
        if reason is not None:
            found.pop()
            away[number] = Failure(root, reason)
    files = {(number, file.path): file for number, file in found}
    changes = compare(known, found, away)
    accidents = [] if forget_missing else list(_missing_by_accident(roots, files, known, changes))
    if rebuild:
        changes = compare({}, found, away)
    for keys, _failure in accidents:
        changes.keep(keys)
    return Survey(roots, files, known, changes, (*away.values(), *(failure for _keys, failure in accidents)))


def _missing_by_accident(
    roots: Sequence[str], files: Mapping[Key, FoundFile], known: Mapping[Key, KnownFile], changes: Changes
) -> Iterator[tuple[set[Key], Failure]]:
    """Yield the files that are not there, but hardly because somebody deleted them, and why that is thought.

    Files are on a disk that is not mounted where none of those that were on it is there any more, and the folder that
    they lay in is now on another disk. Where more than half of a root vanished at once, the root itself may have.
    """
    on_disks: defaultdict[tuple[int, int], set[Key]] = defaultdict(set)
    of_roots: defaultdict[int, set[Key]] = defaultdict(set)
    for key in changes.gone:
        if roots[key[0]]:
            on_disks[key[0], known[key].device].add(key)
            of_roots[key[0]].add(key)
    still_there = {(key[0], known[key].device) for key in known if key in files}
    for (root, device), keys in on_disks.items():
        folder = _folder_that_is_left(min(place(roots[root], path) for _, path in keys))
        if device and (root, device) not in still_there and folder.stat().st_dev != device:
            reason = message("its files were on another disk; is that disk mounted?")
            yield keys, Failure(str(folder), reason)
            of_roots[root] -= keys
    for root, keys in of_roots.items():
        before = sum(key[0] == root for key in known)
        arrived = sum(key[0] == root for key in changes.new)
        if len(keys) - arrived > before / 2 and len(keys) >= FEWEST_VANISHED:
            reason = message("{count} of {total} files are not there any more", count=len(keys), total=before)
            yield keys, Failure(roots[root], reason)


def _folder_that_is_left(path: Path) -> Path:
    """Return the deepest folder on the way to a path that still is there."""
    return next(folder for folder in path.parents if folder.is_dir())


def kept(away: Iterable[Failure]) -> list[Failure]:
    """Say of places that cannot be looked at what becomes of their articles."""
    said = N_("{reason}; the articles from there stay in the archive (--forget or --forget-missing removes them)")
    return [replace(failure, reason=Message(said, {"reason": failure.reason})) for failure in away]


def refuse_to_lose(found: Survey, catalog: Catalog) -> None:
    """Raise UsageError where a rebuild would lose articles, because where they were cannot be looked at now."""
    for missing in found.away:
        raise UsageError(
            message(
                "Building anew would remove the articles in {path}, which cannot be read now: {reason}. "
                "Make that folder accessible, or forget it: --forget {path}",
                path=missing.path,
                reason=missing.reason,
            )
        )
    known = _readable_files(catalog) if found.changes.failed else []
    for key, reason in found.changes.failed:
        if any(lies_in((file.root, file.path), key) for file in known):
            raise UsageError(
                message(
                    "Building anew would remove the articles in {path}, which cannot be read now: {reason}.",
                    path=found.place(key),
                    reason=reason,
                )
            )


def _readable_files(catalog: Catalog) -> list[KnownFile]:
    """Return the files of which everything could be read; none where the catalog is damaged."""
    try:
        return [file for file in catalog.files if not file.failure]
    except DamagedIndex:
        return []


def _why_away(root: str, files: list[FoundFile]) -> Message | None:
    """Say why a root cannot be looked at, None where it can: it is then the one thing that is found, and a failure."""
    if len(files) == 1 and files[0].path == Path(root).name:
        return files[0].failure
    return None
