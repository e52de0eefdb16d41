"""The roots of an index: folders and files that it reads, each with a number that it keeps for good."""

from collections.abc import Sequence
from pathlib import Path

from indexer.engine.commits.catalog import Catalog
from indexer.errors import UsageError
from indexer.messages import Message, _, message
from indexer.records.search import Note


def numbered_roots(
    previous: Catalog, paths: tuple[Path, ...], forget: tuple[Path, ...]
) -> tuple[tuple[str, ...], list[Note]]:
    """Return the roots by number, "" for one that is gone, and what to say of those that lie in another one.

    Raises UsageError for a path that does not exist, a root to forget that is none, and where no root is left to know.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(message("There is no such file or folder: {path}", path=path))
    known = [Path(root) for root in previous.roots if root]
    forgotten = {path.resolve() for path in forget}
    for path in sorted(forgotten - set(known)):
        raise UsageError(_not_known(path, known))
    kept, inside = merged_roots(
        [*(root for root in known if root not in forgotten), *(path.resolve() for path in paths)]
    )
    if not kept and not forgotten:
        raise UsageError(message("The index does not know any folder yet. Name one: prasowka index FOLDER"))
    numbered = [root if root and Path(root) in kept else "" for root in previous.roots]
    numbered += [str(root) for root in kept if str(root) not in numbered]
    said = _("{inner} lies in {outer}; the latter is enough.")
    return tuple(numbered), [Note("merged-root", said.format(inner=inner, outer=outer)) for inner, outer in inside]


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


def root_names(roots: Sequence[str]) -> tuple[str, ...]:
    """Return a name for every root by which it can be told from the others: as much of the end of its path as it takes.

    A root that is a file has the name of its folder; "" stays "".
    """
    folders = [_folders_on_the_way(root) for root in roots]
    others = set(folders)
    names = []
    for own in folders:
        size = 1
        while size < len(own) and sum(other[-size:] == own[-size:] for other in others) > 1:
            size += 1
        names.append("/".join(own[-size:]))
    return tuple(names)


def _folders_on_the_way(root: str) -> tuple[str, ...]:
    path = Path(root)
    return (path.parent if path.is_file() else path).parts[1:] if root else ()


def _not_known(path: Path, known: Sequence[Path]) -> Message:
    if not known:
        return message("The index does not know the folder or file {path}; it does not know any yet.", path=path)
    names = ", ".join(map(str, known))
    return message("The index does not know the folder or file {path}; it knows: {names}", path=path, names=names)
