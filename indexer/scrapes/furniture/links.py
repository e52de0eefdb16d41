"""Pointers to other texts inside a paragraph: "Czytaj też: …", "ZOBACZ: …", and where their headlines end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.polish.stopwords import STOPWORDS
from indexer.scrapes.word_lists import EXAMPLES, POINTERS, TITLES, TOPICS

_ALSO = r"(?:też|także|również|więcej|dalej|koniecznie|wideo|TEŻ|TAKŻE|RÓWNIEŻ|WIĘCEJ|DALEJ|WIDEO|RELACJĘ)"
_VERB = (
    r"(?:Czytaj|CZYTAJ|Przeczytaj|PRZECZYTAJ|Zobacz|ZOBACZ|Sprawdź|SPRAWDŹ|Obejrzyj|OBEJRZYJ|Posłuchaj|POSŁUCHAJ|"
    r"Oglądaj|OGLĄDAJ|Polecamy|POLECAMY)"
)
_MARKER = re.compile(
    # A headline that a scraper glued to the word before: "za 2 mld dolarówCzytaj też: …".
    rf"(?:(?<![^\W_])|(?<=[a-ząćęłńóśźż]))(?:"
    rf"{_VERB}(?:\s{_ALSO}){{0,2}}(?:\sw\s\w+)?\s?(?::|>+|»)|{_VERB}\s(?:też|także|również|TEŻ|TAKŻE|RÓWNIEŻ)\b"
    # A whole sentence that only points: "O planach spółki czytaj też: …", "Więcej o tym pisaliśmy tu: …".
    rf"|(?:(?<=[.!?”\"] )|^)[A-ZĄĆĘŁŃÓŚŹŻ][^.!?:]{{0,120}}\b(?:czytaj|przeczytasz|pisaliśmy|piszemy)"
    rf"(?:\s(?:też|także|więcej|tutaj|tu|w|na [^.:!?]{{2,30}}))*\s?:)"
)
_GATES = ("zytaj", "ZYTAJ", "obacz", "OBACZ", "prawdź", "PRAWDŹ", "bejrzyj", "BEJRZYJ", "osłuchaj", "OSŁUCHAJ",
          "glądaj", "GLĄDAJ", "olecamy", "OLECAMY", "pisaliśmy", "piszemy", "czytasz")  # fmt: skip
_LONGEST_HEADLINE = 240
# A sentence longer than this after "Czytaj też:" is the article again: the headline was not scraped.
_LONGEST_SENTENCE = 110
# And so is one with clauses.
_LONGEST_REST = 60
_IS_REST = re.compile(r"\s*+[A-ZĄĆĘŁŃÓŚŹŻ][^.!?…]*+\??\s*+")
_CLAUSE = re.compile(r", (?:że|któr\w+|gdyż|ponieważ|aby|żeby)\b.{20}")
# "CZYTAJ TAKŻE: Portal.pl: Jak pan ocenia…": the headline was not scraped, and a question follows.
_INTERVIEWER = re.compile(r"\s*[\w-]+\.(?:pl|com|eu|info):\s")
_LONGEST_LIST = 1500
_TITLE_IN_QUOTES = re.compile(r"„[^„”]*[”\"]")
_REST_OF_LIST = re.compile(r"\b(?:i|oraz|a także)\b|[\s.,;”\"►]+|„[^„”]{0,60}$")
# The second half of a headline may be a quotation; one of the text is followed by who said it.
_QUOTATION = re.compile(r"[\"„][^\"„”]{5,70}[\"”]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
# "Przeczytaj także: „Woda opada” i „Ryby giną”."
_QUOTED = re.compile(
    r"\s*+„[^„”]{4,200}+”(?:[.,;]{0,2}+\s*+(?:(?:i|oraz|a także)\s*+)?„[^„”]{4,200}+”)*"
    r"\.?(?=\s+[„\"–-]|\s+[A-ZĄĆĘŁŃÓŚŹŻ]|\s*$)"
)
_STOPS = (".", "!", "?", "…", '."', ".”")
_ABBREVIATIONS = frozenset(f"{word}." for word in (*POINTERS, *EXAMPLES, *TOPICS, *TITLES))
_WORD = re.compile(r"\S+")
_INSIDE_NAME = re.compile(r"(?<![.!?:…\"”–-]) [„\"]?([A-ZĄĆĘŁŃÓŚŹŻ]\w{2,})")
_STEM = 5


def find_links(text: str) -> Iterator[tuple[int, int]]:
    """The spans of pointers to other texts in a paragraph, in order."""
    if not _has_any(text, _GATES):
        return
    names: Counter[str] | None = None
    position = 0
    while marker := _MARKER.search(text, position):
        if names is None:
            names = Counter(match.group(1)[:_STEM] for match in _INSIDE_NAME.finditer(text))
        position = _end_of_headline(text, marker.end(), names)
        if position < len(text) <= position + _LONGEST_REST and _IS_REST.fullmatch(text, position):
            # The second half of the last headline, "Ile zapłacimy?", after which nothing comes.
            position = len(text)
        yield marker.start(), position


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    # Twice as fast as any() over a generator, for every paragraph of an archive.
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


def runs_into_sentence(text: str) -> bool:
    """Whether a line begins with a pointer to another text and goes on, after its headline, as the article."""
    marker = _MARKER.match(text)
    return marker is not None and _scan_headline(text, marker.end(), len(text), Counter())[1] is not None


def _end_of_headline(text: str, start: int, names: Counter[str]) -> int:
    """Where the headline that begins at `start` ends; `start` itself where there is none to be seen.

    A headline has no full stop, so that it runs into the sentence after it; one of two sentences has a stop inside.
    Better a headline left in the text than a sentence lost.
    """
    if _INTERVIEWER.match(text, start):
        return start
    if len(text) - start <= _LONGEST_LIST and _is_list_of_titles(text[start:]):
        return len(text)
    if quoted := _QUOTED.match(text, start):
        return quoted.end()
    following = _MARKER.search(text, start, start + _LONGEST_HEADLINE)
    limit = following.start() if following else len(text)
    advert = text.find("REKLAMA", start, limit)
    limit = advert if advert >= 0 else limit
    stops, end = _scan_headline(text, start, min(limit, start + _LONGEST_HEADLINE), names)
    if end is not None:
        # A second sentence that is long, or has clauses, is the article again.
        sentence = text[start : stops[0] if stops else end].rstrip()
        if sentence.endswith(".") and _is_text(sentence):
            return start
        is_text = stops and (end - stops[0] > _LONGEST_SENTENCE or _CLAUSE.search(text, stops[0], end))
        return stops[0] if is_text else end
    is_between = following is not None and not stops
    if limit - start <= _LONGEST_HEADLINE and (is_between or _is_headline(text, start, limit, stops)):
        return limit
    first = stops[0] if stops else start
    sentence = text[start:first]
    if _is_text(sentence):
        return start
    quotation = _QUOTATION.match(text, first)
    return quotation.end() if quotation else first


def _is_headline(text: str, start: int, limit: int, stops: Sequence[int]) -> bool:
    """Whether what stands before the next pointer, or the end, is one sentence without a full stop and clauses."""
    ends_with_stop = text[max(start, limit - 3) : limit].rstrip().endswith(".")
    return len(stops) < 2 and not ends_with_stop and not _CLAUSE.search(text, start, limit)


def _is_text(sentence: str) -> bool:
    """Whether a sentence is of the article: a headline has no clauses and is shorter."""
    return len(sentence) > _LONGEST_SENTENCE or _CLAUSE.search(sentence) is not None


def _is_list_of_titles(text: str) -> bool:
    """Whether a text is nothing but titles in quotation marks, which may hold quotations themselves."""
    if "„" not in text:
        return False
    rest = _TITLE_IN_QUOTES.sub("", _TITLE_IN_QUOTES.sub("", text))
    return not _REST_OF_LIST.sub("", rest)


def _scan_headline(text: str, start: int, limit: int, names: Counter[str]) -> tuple[list[int], int | None]:
    """Where sentences end after `start`, and the first place where a sentence begins although none has ended.

    Such a place counts within the first two sentences only.
    """
    stops: list[int] = []
    previous = ""
    for count, match in enumerate(_WORD.finditer(text, start, limit)):
        word = match.group()
        if word.startswith((">>", "»")):
            return stops, match.end()
        is_dialogue = count > 2 and word in "-–—" and text[match.end() + 1 : match.end() + 2].isupper()
        if previous.endswith("]") or is_dialogue:
            return stops, match.start()
        if previous.endswith(_STOPS) and not word[0].islower() and previous.lower() not in _ABBREVIATIONS:
            stops.append(match.start())
            if len(stops) == 2:
                return stops, None
        elif count > 1 and _begins_sentence(word, previous, text[match.end() + 1 : match.end() + 2], names):
            return stops, match.start()
        previous = word
    if previous.endswith((".", "!", "?", "…")):
        stops.append(limit)
    return stops, None


def _begins_sentence(word: str, previous: str, following: str, names: Counter[str]) -> bool:
    """Whether `word` begins a sentence although `previous` ends none: it has a capital and is hardly a name.

    `following` is the letter after it: where that is a capital too, both are the name of somebody.
    """
    bare = word.lstrip('„"“(')
    if not bare[:1].isupper() or (bare.isupper() and len(bare) > 1) or previous.lower() in STOPWORDS:
        return False
    if bare.lower() not in STOPWORDS and (not bare.isalnum() or following.isupper()):
        return False
    if not (previous[0].islower() or previous[-1] in '"”»)' or previous[-1].isdigit()):
        return False
    return bare.lower().strip(",") in STOPWORDS or names[bare[:_STEM]] < 2
