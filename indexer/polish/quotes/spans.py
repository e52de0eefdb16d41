"""Spans: where something is said in a text, and where the text tells by whom. No names are known here yet.

Five ways of quoting: the answers of an interview; in substance, after `zdaniem`, `według`, `jak powiedział`; after a
dash, up to the dash before the verb of speaking (`– Nie wiem – mówił minister`); in quotation marks; and a sentence
without any mark before such a verb (`Spadnie śnieg – zapowiada meteorolog`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.polish.names.cues import Kind, cue_before
from indexer.polish.names.mentions import is_abbreviated
from indexer.polish.quotes.verbs import NOBODY, SAYING, SAYING_PATTERN

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ"
_LOWER = "a-ząćęłńóśźż"
_BEGINS = rf"[{_UPPER}„\"“0-9]"
_DASH = "[–—-]"

# Code points: longer is a mark that nobody closed, or no attribution.
_LONGEST_QUOTE = 3000
_LONGEST_ATTRIBUTION = 240
_FURTHEST_VERB = 60
_LONGEST_INTRODUCTION = 140
_SHORTEST_SENTENCE = 20
_SHORTEST_SUBSTANCE = 12
# Shorter in quotation marks are titles and ironical words, unless a verb of speaking follows.
_FEWEST_WORDS = 4
_FEWEST_SMALL_WORDS = 3
_FEWEST_LABELS = 3

_MARKED = re.compile(
    rf"„([^„”“\"\n]{{2,{_LONGEST_QUOTE}}}?)[”\"“]"
    rf"|“([^“”\"\n]{{2,{_LONGEST_QUOTE}}}?)[”\"]"
    rf"|(?<![\w.,!?])\"(?=\S)([^\"\n„”]{{2,{_LONGEST_QUOTE}}}?)(?<=\S)[\"”](?!\w)"
    rf"|«([^«»\n]{{2,{_LONGEST_QUOTE}}}?)»"
    rf"|''([^'\n]{{2,{_LONGEST_QUOTE}}}?)''"
)
_DASH_OPENS = re.compile(rf"(?:^|(?<=\n)|(?<=[.!?…”\":)] )){_DASH} ?(?={_BEGINS})")
_DASH_CLOSES = re.compile(rf"(?<![,.!?…])(?:[,.!?…]*+ ?{_DASH} ?(?=[{_LOWER}])|[,.!?…]++[”\"]? {_DASH} (?=[{_LOWER}]))")
_DASH_AGAIN = re.compile(rf"[.,:]? {_DASH} ")
_DASH_BEFORE_VERB = re.compile(rf" {_DASH} (?={SAYING_PATTERN})")
_AFTER_MARK = re.compile(rf"[ .,]{{0,2}} ?(?:{_DASH} )?")
_IS_ATTRIBUTED = re.compile(rf"[.,]? ?{_DASH}|[ ,]+{SAYING_PATTERN}")
_ENDS_SENTENCE = re.compile(rf"(?<![.!?…])[.!?…]++[”\"')]*+(?= *(?:\n|$| {_DASH}?{_DASH}? ?{_BEGINS}))")
_BEGINS_SENTENCE = re.compile(rf"(?:^|\n|[.!?…][”\"')]* )(?={_DASH}? ?{_BEGINS})")
_IN_SUBSTANCE = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?…”\"] ))(?:"
    rf"(?P<name>(?:[Aa] )?(?:Zdaniem|W ocenie|W opinii|W przekonaniu|Według|Wg) (?!{NOBODY}))"
    r"|(?P<pronoun>(?:Jego|Jej|Ich) zdaniem,? |W (?:jego|jej|ich) (?:ocenie|opinii),? "
    r"|(?:Według|Wg) (?:niego|niej|nich|(?:jego|jej|ich) słów),? )"
    rf"|(?P<verb>Jak (?:[{_LOWER}]+ ){{0,3}}?(?={SAYING_PATTERN})))"
)
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.!?] ))(?P<who>[{_UPPER}][\w.’'-]+(?: [{_UPPER}][\w.’'-]+){{1,3}})(?:, [\w .]{{2,40}})?: "
    rf"(?=[{_UPPER}–„\"])"
)
_NAME = re.compile(rf"(?:[{_LOWER}.]+ ){{0,5}}?(?:[„\"]?[{_UPPER}][\w.’'-]*[”\"]? )+")
_TWO_WORDS = re.compile(r"\S+ (?:\S+ )?")
_WORD = re.compile(r"\w+")


class Said(NamedTuple):
    """Something that is said, from `start` to `end` of a text, and the words from `by` to `by_end` that tell by whom.

    Where nothing tells it, `by` and `by_end` are one place. `is_before` says that they stand before the quote.
    """

    start: int
    end: int
    by: int
    by_end: int
    is_before: bool


def quotes_in(text: str) -> list[Said]:
    """Return what is said in a text, in order; no two of them overlap."""
    found: list[Said] = []
    for way in (_in_interview, _in_substance, _after_dashes, _in_marks, _before_verbs):
        # What is found by an earlier way is the surer, or holds what a later one would find.
        found = sorted([*found, *_apart_from(found, way(text))])
    return found


def _apart_from(taken: list[Said], others: Iterator[Said]) -> Iterator[Said]:
    """Yield the others that overlap with nothing that is taken; both are in order."""
    at = 0
    last_end = 0
    for said in others:
        while at < len(taken) and taken[at].end <= said.start:
            at += 1
        if said.start >= last_end and (at == len(taken) or said.end <= taken[at].start):
            last_end = said.end
            yield said


def _in_interview(text: str) -> Iterator[Said]:
    """Yield what stands after the names of speakers who take turns: Jan Nowak: ..."""
    labels = list(_LABEL.finditer(text))
    names = [label["who"] for label in labels]
    if len(labels) < _FEWEST_LABELS or not 1 < len(set(names)) < len(names):
        return
    ends = [*(label.start() for label in labels[1:]), _line_end(text, labels[-1].end())]
    for label, next_start in zip(labels, ends, strict=True):
        end = len(text[:next_start].rstrip())
        yield Said(label.end(), end, label.start("who"), label.end("who"), True)


def _in_substance(text: str) -> Iterator[Said]:
    """Yield the sentences that begin with `zdaniem`, `według`, `jak powiedział`."""
    for found in _IN_SUBSTANCE.finditer(text):
        start, end = found.end(), _sentence_end(text, found.end())
        if not found["pronoun"]:
            comma = text.find(", ", start, min(end, start + _LONGEST_INTRODUCTION))
            if comma < 0 and found["verb"]:
                continue
            after_name = _after_name(text, start, end) if found["name"] else end
            is_far = comma - start > _FURTHEST_VERB and found["name"]
            start = _after_apposition(text, comma + 2, end) if comma >= 0 and not is_far else after_name
        if end - start > _SHORTEST_SUBSTANCE:
            yield Said(start, end, found.start(), start, True)


def _after_name(text: str, at: int, end: int) -> int:
    """Return where the words end that tell whose opinion it is: after the first name, else after two words."""
    found = _NAME.match(text, at, end) or _TWO_WORDS.match(text, at, end)
    return found.end() if found else end


def _after_apposition(text: str, at: int, end: int) -> int:
    """Return where the clause begins after what is told of a speaker: Jana Nowaka, szefa firmy, która tonie, ..."""
    word = _WORD.match(text, at, end)
    if not word or cue_before(word[0])[0] is not Kind.PERSON:
        return at
    comma = text.find(", ", at, end)
    if comma >= 0 and text.startswith("któr", comma + 2):
        comma = text.find(", ", comma + 2, end)
    return comma + 2 if comma >= 0 else at


def _after_dashes(text: str) -> Iterator[Said]:
    """Yield what stands after a dash that begins a sentence, up to the dash before a verb of speaking.

    A paragraph that begins with a dash is a quote to its end where no verb of speaking follows.
    """
    at = 0
    while opened := _DASH_OPENS.search(text, at):
        start = at = opened.end()
        line = _line_end(text, start)
        following = _DASH_OPENS.search(text, start, line)
        end = following.start() if following else line
        for closed in _DASH_CLOSES.finditer(text, start, end):
            by_end = _attribution_end(text, closed.end())
            if SAYING.search(text, closed.end(), min(by_end, closed.end() + _FURTHEST_VERB)):
                yield Said(start, closed.start(), closed.end(), by_end, False)
                at = by_end
                break
        else:
            if opened.start() == 0 or text[opened.start() - 1] == "\n":
                at = len(text[:end].rstrip())
                if at - start > _SHORTEST_SENTENCE:
                    yield Said(start, at, at, at, False)


def _in_marks(text: str) -> Iterator[Said]:
    """Yield what stands in quotation marks, and is no title and no single expression."""
    for found in _MARKED.finditer(text):
        inside = found[found.lastindex or 0]
        start = found.start(found.lastindex or 0) + len(inside) - len(inside.lstrip())
        end = start + len(inside.strip())
        after = _AFTER_MARK.match(text, found.end())
        by = after.end() if after else found.end()
        by_end = _attribution_end(text, by)
        if _IS_ATTRIBUTED.match(text, found.end()) and SAYING.search(text, by, min(by_end, by + _FURTHEST_VERB)):
            yield Said(start, end, by, by_end, False)
            continue
        words = inside.split()
        if len(words) >= _FEWEST_WORDS and sum(word[0].islower() for word in words) >= _FEWEST_SMALL_WORDS:
            yield Said(start, end, _sentence_start(text, found.start()), found.start(), True)


def _before_verbs(text: str) -> Iterator[Said]:
    """Yield the sentences without any mark that end with a dash and a verb of speaking."""
    for found in _DASH_BEFORE_VERB.finditer(text):
        start = _sentence_start(text, found.start())
        if found.start() - start > _SHORTEST_SENTENCE and text[start] not in "–—-":
            yield Said(start, found.start(), found.end(), _attribution_end(text, found.end()), False)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _sentence_end(text: str, at: int) -> int:
    """Return where the sentence ends that stands here, before its full stop."""
    line = min(_line_end(text, at), at + _LONGEST_QUOTE)
    for ends in _ENDS_SENTENCE.finditer(text, at, line):
        if not is_abbreviated(text, ends.start()):
            return ends.start()
    return line


def _sentence_start(text: str, at: int) -> int:
    start = max(0, at - _LONGEST_QUOTE, text.rfind("\n", 0, at) + 1)
    for begin in _BEGINS_SENTENCE.finditer(text, start, at):
        if not is_abbreviated(text, begin.start()):
            start = begin.end()
    return start


def _attribution_end(text: str, at: int) -> int:
    """Return where the words end that tell who speaks: at the end of the sentence, or where the quote goes on."""
    end = min(_sentence_end(text, at), at + _LONGEST_ATTRIBUTION)
    again = _DASH_AGAIN.search(text, at, end)
    return again.start() if again else end
