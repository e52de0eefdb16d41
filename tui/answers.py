"""What the screens ask of the archive, as plain functions: they run in worker threads and touch no widget."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from indexer import Archive, Article, Hit, PrasowkaError, Request, search_corrected
from tui.filters import words_of
from tui.session import PAGE, Answer, Question
from tui.unfinished import last_word, unfinished_query

FAILURES = (PrasowkaError, OSError)
"""What a worker may meet without being broken: it becomes a sentence on the screen."""
COMPLETIONS = 200
"""So many ways to go on with a word are asked for; where the word as typed is among them, the archive knows it."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """Where words of the query stand in an article: [start, end) offsets into each of its texts."""

    title: tuple[tuple[int, int], ...] = ()
    lead: tuple[tuple[int, int], ...] = ()
    body: tuple[tuple[int, int], ...] = ()
    captions: tuple[tuple[tuple[int, int], ...], ...] = ()


def ask(archive: Archive, question: Question) -> Answer:
    """Answer a question. Where its words are finished and nothing is found, another spelling is tried.

    Raises the errors of `Archive.search`.
    """
    words = _words(archive, question)
    request = question.request(words)
    results = search_corrected(archive, request) if question.is_finished else archive.search(request)
    instead_of = None
    if results.query != request.query:
        words, instead_of = words_of(results.query, question.filters) or results.query, question.words
        request = replace(request, query=results.query)
    if words != question.words and instead_of is None:
        results = replace(results, notes=())  # remarks on half a word would be out of place
    # A note proposes the whole query anew: what people see and accept are its words.
    notes = tuple(
        replace(note, proposal=words_of(note.proposal, question.filters)) if note.proposal else note
        for note in (results.notes if question.is_finished else ())
    )
    answer = Answer(question, words, request, replace(results, notes=notes), instead_of, page=results.hits)
    return _standing_on(archive, answer, question.keep) if question.keep else answer


def _words(archive: Archive, question: Question) -> str:
    """Return the words to search for. One at the end stands for all that begins with it while it is typed, and, if
    it is no word itself, afterwards, too; where nothing begins with it, it is an unknown form of a word.
    """
    typed = question.words
    if not (word := last_word(typed)):
        return typed if question.is_finished else unfinished_query(typed)
    forms = {form.casefold() for form, _ in archive.suggest(word, COMPLETIONS).completions}
    if not forms or (question.is_finished and word.casefold() in forms):
        return typed
    return unfinished_query(typed, forms)


def _standing_on(archive: Archive, answer: Answer, id: str) -> Answer:
    """Stand on the row of an article, or of the one that it is a copy of; on the first where the answer lacks it."""
    hits = answer.results.hits
    row = _row_of(id, hits)
    if row is None and len(hits) < answer.row_count:
        hits = archive.search(replace(answer.request, limit=answer.row_count, snippets=False)).hits
        row = _row_of(id, hits)
    if row is None or row < PAGE:
        return replace(answer, row=row or 0)
    page = archive.search(replace(answer.request, offset=row // PAGE * PAGE)).hits
    return replace(answer, row=row, page=page)


def _row_of(id: str, hits: tuple[Hit, ...]) -> int | None:
    return next((row for row, hit in enumerate(hits) if id == hit.id or id in hit.copies), None)


def fetch(archive: Archive, request: Request) -> tuple[Hit, ...]:
    """Fetch one page of an answer. Raises the errors of `Archive.search`."""
    return archive.search(request).hits


def ids_of(archive: Archive, answer: Answer) -> tuple[str, ...]:
    """Return the ids of all rows of an answer. Raises the errors of `Archive.search`."""
    hits = answer.results.hits
    if len(hits) < answer.row_count:
        hits = archive.search(replace(answer.request, limit=answer.row_count, offset=0, snippets=False)).hits
    return tuple(hit.id for hit in hits)


def read(archive: Archive, id: str, words: str) -> tuple[Article, Highlights]:
    """Fetch an article and find the words of a query in it. Raises the errors of `Archive.article`."""
    article = archive.article(id)
    texts = (article.title, article.lead, article.body, *article.captions)
    # One question for all of them: the archive makes out what the query stands for each time it is asked.
    found = archive.highlights(words, "\n".join(texts)) if words.strip() else []
    starts = [start for start, _ in found]
    ends = list(accumulate(len(text) + 1 for text in texts))
    title, lead, body, *captions = (
        tuple(
            (start - begin, end - begin)
            for start, end in found[bisect_left(starts, begin) : bisect_right(starts, finish - 1)]
        )
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
