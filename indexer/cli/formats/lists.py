"""Lists: one bare value a line, for other tools to read."""

import re
from collections.abc import Iterable, Iterator

from indexer.cli.formats.answer import Answer, Layout


def paths(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """The files of the hits, each once."""
    return _paths(answers, "\n")


def paths0(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """The same for `xargs -0`: names may hold line ends."""
    return _paths(answers, "\0")


def trec(answers: Iterable[Answer], layout: Layout) -> Iterator[str]:
    """A TREC run: `qid Q0 id rank score prasowka`."""
    for answer in answers:
        if answer.results is not None:
            qid = _encoded(answer.qid)
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


def _paths(answers: Iterable[Answer], end: str) -> Iterator[str]:
    written: set[str] = set()
    for answer in answers:
        hits = answer.results.hits if answer.results is not None else ()
        new = [path for path in dict.fromkeys(hit.path for hit in hits) if path not in written]
        written.update(new)
        yield "".join(path + end for path in new)


def _encoded(text: str) -> str:
    """White space and `%` percent-encoded, so that the columns of a run stay apart."""
    return re.sub(r"[\s%]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)
