"""Lists: one bare value a line, for other tools to read."""

import re
from collections.abc import Iterable, Iterator

from indexer.cli.formats.answer import Answer, Layout


def paths(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """The files of the hits, each once; a query of a batch that was refused has an empty line."""
    return _paths(answers, layout, "\n")


def paths0(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """The same for `xargs -0`: names may hold line ends."""
    return _paths(answers, layout, "\0")


def trec(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """A TREC run: `qid Q0 id rank score prasowka`; a query of a batch that was refused has a row with no such id."""
    for answer in answers:
        qid = _encoded(answer.qid)
        if answer.results is None:
            yield f"{qid} Q0 %ERROR:{answer.code} 0 0.000000 prasowka\n" if layout.batched else ""
        else:
            yield "".join(
                f"{qid} Q0 {_encoded(hit.id)} {hit.rank} {hit.score:.6f} prasowka\n" for hit in answer.results.hits
            )


def count(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """How many articles match, and nothing else; a query of a batch that was refused has no number, but the reason."""
    for answer in answers:
        first = f"{answer.qid}\t" if layout.batched else ""
        if answer.results is not None:
            yield f"{first}{answer.results.total}\n"
        elif layout.batched:
            yield f"{first}\t{answer.error}\n"


def _paths(answers: Iterable[Answer], layout: Layout, end: str) -> Iterator[str]:
    written: set[str] = set()
    for answer in answers:
        if answer.results is None:
            yield end if layout.batched else ""
            continue
        new = [path for path in dict.fromkeys(hit.path for hit in answer.results.hits) if path not in written]
        written.update(new)
        yield "".join(path + end for path in new)


def _encoded(text: str) -> str:
    """White space and `%` percent-encoded, so that the columns of a run stay apart."""
    return re.sub(r"[\s%]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)
