"""Notes on results: which words of a question the archive lacks, and what was left out or taken otherwise."""

from collections.abc import Iterator, Sequence

from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import MergedTerm, Period, Query
from indexer.engine.matching.top_documents import Ranking, left_out_undated
from indexer.messages import _, message
from indexer.records.search import Note
from indexer.search.language.notes import Notes, quotation
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import ExpandedWord, InflectedWord
from indexer.search.planning.question import Question


def notes_on(question: Question, evaluator: Evaluator, filters: Sequence[Query], ranking: Ranking) -> Iterator[Note]:
    """Yield what there is to say of a question that has been answered, beside its own notes."""
    yield from _stopwords(question)
    yield from _too_many_forms(question)
    yield from _unknown_words(question, evaluator)
    if not ranking.total:
        yield from _no_article(question, evaluator)
    yield from _other_analyser(question, evaluator)
    if question.has_period or any(isinstance(condition, Period) for condition in filters):
        yield from _undated(left_out_undated(evaluator, question.query, filters, ranking))


def _stopwords(question: Question) -> Iterator[Note]:
    if question.ignored_stopwords:
        words = ", ".join(map(quotation, dict.fromkeys(question.ignored_stopwords)))
        sentence = _("Words that are nearly everywhere do not decide the order: {words}.")
        yield Note("stopwords", sentence.format(words=words))


def _too_many_forms(question: Question) -> Iterator[Note]:
    for term in question.terms:
        if isinstance(term, ExpandedWord) and term.is_capped:
            sentence = _("“{text}” fits too many words; the most frequent are taken.")
            yield Note("capped", sentence.format(text=term.text))


def _unknown_words(question: Question, evaluator: Evaluator) -> Iterator[Note]:
    """Say which words no article has, in whatever form: the others alone were searched for."""
    notes = Notes()
    for term in question.terms:
        if _is_known(term, evaluator):
            continue
        if isinstance(term, ExpandedWord):
            notes.quote("unknown-word", message("No word of the archive fits: {typed}."), term.text + term.sign)
        elif term.fields == ANYWHERE:
            notes.quote("unknown-word", message("No article has the word: {typed}."), term.text)
        else:
            notes.quote("unknown-word", message("No article has in that field the word: {typed}."), term.text)
    yield from notes.all()


def _no_article(question: Question, evaluator: Evaluator) -> Iterator[Note]:
    """Say when it is no word that is missing, but an article with all that was asked."""
    if not all(_is_known(term, evaluator) for term in question.terms):
        return
    if question.terms:
        yield Note("no-article", _("The archive has the words, but no article fits the whole query."))
    elif not question.notes:  # which say already why there was nothing to look for
        yield Note("no-article", _("No article fits this condition."))


def _is_known(term: MergedTerm, evaluator: Evaluator) -> bool:
    return any(found.list_count for found in evaluator.term(term).per_segment)


def _other_analyser(question: Question, evaluator: Evaluator) -> Iterator[Note]:
    """Say when a form that the archive does not have got its keys by other rules than the forms that it has."""
    words = [term for term in question.terms if isinstance(term, InflectedWord)]
    if any(evaluator.term(word) and not word.is_known for word in words):
        from indexer.polish.keys import analyser  # finding those keys has loaded the language already

        if evaluator.snapshot.commit.catalog.analyser != analyser():
            sentence = _("The index knows inflection by other rules. Update it: prasowka index")
            yield Note("analyser-changed", sentence)


def _undated(count: int) -> Iterator[Note]:
    if count:
        sentence = _("Matching articles without a date are left out: {count}. The condition date:none finds them.")
        yield Note("undated", sentence.format(count=count))
