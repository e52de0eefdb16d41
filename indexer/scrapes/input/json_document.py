"""The records of one JSON document, decoded one after the other as the document is read."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import count

from indexer.errors import UnreadableScrape
from indexer.messages import Message, message
from indexer.records.scrape import Failure
from indexer.scrapes.input.record import Record
from indexer.scrapes.limits import LARGEST_OBJECT, LONGEST_RECORD, MOST_PARTS

BROKEN = message("from here on this is not valid JSON")
_NO_JSON = message("the element is not valid JSON")
MANY_PARTS = message("the record has over {count} parts", count=MOST_PARTS)
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*+")
_SPACE_OR_COMMA = re.compile(r"[ \t\r\n,]*+")
_STRING_OR_BRACKET = re.compile(r'"(?>(?:[^"\\]++|\\(?s:.))*)"|[\[\]{}"]')
_ARRAY_OF_OBJECTS = re.compile(r"\[[ \t\r\n]*+\{")
_LONGEST_OPENING = 1_000
# The longest of the words of JSON is "-Infinity".
_LONGEST_WORD = 10
_SLICE = 1 << 20


def read_json(pieces: Iterator[str]) -> Iterator[Record | Failure]:
    """Yield the records of a document: an object, an array of objects, or an object that holds such an array.

    What is wrong with an element of the array is a Failure of its own where its end can be seen; else the rest is one
    Failure. Raises UnreadableScrape where nothing can be read.
    """
    window = _Window(part for piece in pieces for part in _slices(piece))
    window.skip(_SPACE)
    if window.next_is("["):
        window.step()
        yield from _read_elements(window)
    elif window.holds_object(LARGEST_OBJECT):
        yield from _read_objects(window)
    else:
        yield from _read_large_object(window)


def _slices(text: str) -> Iterator[str]:
    """A text in parts, so that nothing is decoded at once that may be too much."""
    return (text[start : start + _SLICE] for start in range(0, len(text), _SLICE))


class _Window:
    """The part of a document that is being read: `text` from `position` on, which stands on `line`."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.text = ""
        self.position = 0
        self.line = 1
        self.raw = ""
        self._pieces = pieces

    def extend(self) -> bool:
        """Read on, at least as much as there is, and forget what is behind; False at the end of the document."""
        kept = self.text[self.position :]
        parts, length = [kept], 0
        for piece in self._pieces:
            parts.append(piece)
            length += len(piece)
            if length > len(kept):
                break
        self.text, self.position = "".join(parts), 0
        return length > 0

    def skip(self, what: re.Pattern[str]) -> None:
        """Go past white space."""
        while True:
            match = what.match(self.text, self.position)
            if match:
                self.go_to(match.end())
            if self.position < len(self.text) or not self.extend():
                return

    def next_is(self, character: str) -> bool:
        """Whether the next character is this one."""
        return self.text.startswith(character, self.position)

    def step(self) -> None:
        """Go past one character."""
        self.go_to(self.position + 1)

    def go_to(self, position: int) -> None:
        """Go on to a place in the text."""
        self.line += self.text.count("\n", self.position, position)
        self.position = position

    def is_at_end(self) -> bool:
        """Whether nothing follows; to be asked after white space was passed."""
        return self.position == len(self.text)

    def holds_object(self, most: int) -> bool:
        """Whether the object that begins here ends within so many characters, as far as its brackets tell."""
        while len(self.text) - self.position < most and self.extend():
            pass
        if len(self.text) - self.position < most:
            return self.text.count(",", self.position) <= MOST_PARTS
        return _Window(iter([self.text[self.position : self.position + most]])).pass_value()

    def begins(self, what: re.Pattern[str]) -> bool:
        """Whether the text goes on like this."""
        if len(self.text) - self.position < _LONGEST_OPENING:
            self.extend()
        return what.match(self.text, self.position) is not None

    def decode(self) -> object:
        """Decode the next value, which stays as `raw`, and go past it. Raises _Broken."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.position)
            except json.JSONDecodeError as error:
                if not self._is_cut(error) or not self._read_on():
                    line = self.line + self.text.count("\n", self.position, error.pos)
                    raise _Broken(BROKEN, line) from None
                continue
            except RecursionError:
                raise _Broken(message("it is nested too deeply")) from None
            except ValueError:
                raise _Broken(message("a number in it is too long")) from None
            if end == len(self.text) and self.extend():
                continue  # a number may go on behind the window
            self.raw = self.text[self.position : end]
            self.go_to(end)
            return value

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether a value may only seem broken, because it is not all in the window."""
        return error.pos > len(self.text) - _LONGEST_WORD or error.msg.startswith("Unterminated string")

    def _read_on(self) -> bool:
        """Read more of a value; False where there is no more. Raises _Broken where it is too large already."""
        if self.text.count(",", self.position) > MOST_PARTS:
            raise _Broken(MANY_PARTS)
        if len(self.text) - self.position > LONGEST_RECORD:
            raise _Broken(message("it is longer than {size} MB", size=LONGEST_RECORD >> 20))
        return self.extend()

    def pass_value(self) -> bool:
        """Go past the next object or array, however broken it is; False where its end cannot be seen."""
        ends: list[str] = []
        while True:
            for match in _STRING_OR_BRACKET.finditer(self.text, self.position):
                mark = match.group()
                if mark == '"':  # a string that goes on behind the window
                    self.go_to(match.start())
                    break
                if not ends and mark not in ("[", "{"):
                    return False
                if mark in ("[", "{"):
                    ends.append("]" if mark == "[" else "}")
                elif mark in ("]", "}"):
                    if ends.pop() != mark:
                        return False
                    if not ends:
                        self.go_to(match.end())
                        return True
            else:
                self.go_to(len(self.text))
            if len(self.text) - self.position > LONGEST_RECORD or not self.extend():
                return False


class _Broken(Exception):
    """A value that cannot be decoded: why."""

    def __init__(self, reason: Message, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line

    def as_reason_of_all(self) -> Message:
        """Why a document that is one value cannot be read; a line tells a person where to look."""
        if self.line is None:
            return message("this is not valid JSON") if self.reason == BROKEN else self.reason
        return message("this is not valid JSON (line {line})", line=self.line)


def _read_elements(window: _Window) -> Iterator[Record | Failure]:
    """Yield the objects of an array, after its bracket."""
    for number in count(1):
        window.skip(_SPACE_OR_COMMA)
        if window.next_is("]"):
            window.step()
            return
        line = window.line
        try:
            item = window.decode()
        except _Broken as broken:
            if not window.pass_value():
                yield Failure("", BROKEN, line)
                return
            yield Failure("", _NO_JSON if broken.reason == BROKEN else broken.reason, line)
            continue
        if isinstance(item, dict):
            yield Record(line, window.raw.encode("utf-8", "surrogatepass"), item)
        else:
            yield Failure("", message("element {number} of the JSON array is not an object", number=number), line)


def _read_objects(window: _Window) -> Iterator[Record | Failure]:
    """Yield an object, or what it holds; or several objects, one after the other, as in JSON Lines.

    Raises UnreadableScrape where the first of them is broken.
    """
    for number in count(1):
        line = window.line
        try:
            value = window.decode()
        except _Broken as broken:
            if number == 1:
                raise UnreadableScrape(broken.as_reason_of_all()) from None
            yield Failure("", BROKEN, line)
            return
        window.skip(_SPACE)
        if not isinstance(value, dict):
            yield Failure("", BROKEN, line)
            return
        if number == 1 and window.is_at_end():
            for item in _items(value):
                yield Record(1, json.dumps(item).encode(), item)
        else:
            yield Record(line, window.raw.encode("utf-8", "surrogatepass"), value)
        if window.is_at_end():
            return


def _items(value: dict[str, object]) -> Iterable[dict[str, object]]:
    """The articles in {"articles": [{...}, ...]}, or the object itself where it is an article."""
    lists = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
    if len(lists) == 1 and not any(isinstance(inner, str) and len(inner) > 200 for inner in value.values()):
        return [item for item in lists[0] if isinstance(item, dict)]
    return [value]


def _read_large_object(window: _Window) -> Iterator[Record | Failure]:
    """Yield the objects of the lists in an object that is too large to be an article.

    Raises UnreadableScrape where there is no such list.
    """
    has_list = False
    window.step()
    while True:
        window.skip(_SPACE_OR_COMMA)
        if window.next_is("}"):
            break
        line = window.line
        try:
            window.decode()
            window.skip(_SPACE)
            if not window.next_is(":"):
                raise _Broken(BROKEN)
            window.step()
            window.skip(_SPACE)
            if window.begins(_ARRAY_OF_OBJECTS):
                has_list = True
                window.step()
                yield from _read_elements(window)
            else:
                window.decode()
        except _Broken as broken:
            yield Failure("", broken.reason, line)
            return
    if not has_list:
        raise UnreadableScrape(message("the object is too large for an article and has no list of articles in it"))
