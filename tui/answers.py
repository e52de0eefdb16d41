"""What the screen asks of the archive, as plain functions: they run in worker threads and touch no widget."""

from dataclasses import dataclass, replace
from itertools import accumulate

from indexer import Archive, Article, Hit, Note, PrasowkaError, Request, Results, search_corrected

FAILURES = (PrasowkaError, OSError)
"""What a worker may meet without being broken: it becomes a sentence on the screen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of a request; `instead_of` is the query as typed where another spelling of it was searched."""

    request: Request
    results: Results
    instead_of: str | None = None

    @property
    def typed(self) -> str:
        """The query as it was typed."""
        return self.request.query if self.instead_of is None else self.instead_of

    @property
    def reachable(self) -> int:
        """How many hits scrolling can reach: folded copies are not shown."""
        return self.results.total if self.results.stories is None else self.results.stories

    @property
    def proposals(self) -> tuple[Note, ...]:
        """The notes that propose another query."""
        return tuple(note for note in self.results.notes if note.proposal)

    @property
    def proposal(self) -> str | None:
        """The query that the person would rather have asked: the spelling searched instead, or the first proposed."""
        if self.instead_of is not None:
            return self.request.query
        return self.proposals[0].proposal if self.proposals else None


@dataclass(frozen=True, slots=True)
class Highlights:
    """Where words of the query stand in an article: [start, end) offsets into each of its texts."""

    title: tuple[tuple[int, int], ...] = ()
    lead: tuple[tuple[int, int], ...] = ()
    body: tuple[tuple[int, int], ...] = ()
    captions: tuple[tuple[tuple[int, int], ...], ...] = ()


def ask(archive: Archive, request: Request) -> Answer:
    """Search; where nothing is found and the archive proposes another spelling that finds something, take that.

    Raises the errors of `Archive.search`.
    """
    results = search_corrected(archive, request)
    if results.query == request.query:
        return Answer(request, results)
    return Answer(replace(request, query=results.query), results, instead_of=request.query)


def read(archive: Archive, hit: Hit, query: str) -> tuple[Article, Highlights]:
    """Fetch the article of a hit and find the words of the query in it.

    Raises the errors of `Archive.article`.
    """
    article = archive.article(hit.id)
    texts = (article.title, article.lead, article.body, *article.captions)
    # One question for all of them: the archive makes out what the query stands for each time it is asked.
    found = archive.highlights(query, "\n".join(texts)) if query.strip() else []
    ends = list(accumulate(len(text) + 1 for text in texts))
    title, lead, body, *captions = (
        tuple((start - begin, end - begin) for start, end in found if begin <= start < finish)
        for begin, finish in zip([0, *ends], ends, strict=False)
    )
    return article, Highlights(title, lead, body, tuple(captions))


def complete(archive: Archive, query: str) -> str | None:
    """Finish the last word of a query as the archive most often does; None where what is typed is not its beginning.

    Raises the errors of `Archive.suggest`.
    """
    if not query or query[-1].isspace():
        return None
    for completion, _ in archive.suggest(query).completions:
        if len(completion) > len(query) and completion.casefold().startswith(query.casefold()):
            return query + completion[len(query) :]
    return None
