"""Notes about a query: what was ignored or changed in it, gathered while it is read."""

from indexer.messages import Message, _
from indexer.records.search import Note

_MOST_QUOTED = 3
_LONGEST_QUOTATION = 40


class Notes:
    """Gathers what there is to say, each thing once, in the order of first appearance."""

    def __init__(self) -> None:
        self._said: list[tuple[str, Message, list[str]]] = []

    def say(self, code: str, message: Message) -> None:
        """Note a whole sentence."""
        self._quoted_by(code, message)

    def quote(self, code: str, message: Message, typed: str) -> None:
        """Note something typed; the sentence has {typed} for all fragments that deserve the same sentence."""
        quoted = self._quoted_by(code, message)
        if typed not in quoted:
            quoted.append(typed)

    def _quoted_by(self, code: str, message: Message) -> list[str]:
        """Return the fragments that a sentence quotes, and add the sentence where it is new."""
        for known_code, known_message, quoted in self._said:
            if (known_code, known_message) == (code, message):
                return quoted
        self._said.append((code, message, []))
        return self._said[-1][2]

    def all(self) -> tuple[Note, ...]:
        """Return the notes, each a sentence in the language of the person who asks."""
        return tuple([Note(code, _sentence(message, quoted)) for code, message, quoted in self._said])


def _sentence(message: Message, quoted: list[str]) -> str:
    if not quoted:
        return str(message)
    return str(Message(message.text, {**message.values, "typed": _quotations(quoted)}))


def _quotations(fragments: list[str]) -> str:
    """Return the first few of the fragments, in quotation marks, and how many more there are."""
    quotations = ", ".join(quotation(shortened(fragment)) for fragment in fragments[:_MOST_QUOTED])
    more = len(fragments) - _MOST_QUOTED
    return _("{quotations} (and {count} more)").format(quotations=quotations, count=more) if more > 0 else quotations


def quotation(text: str) -> str:
    """Return a text in quotation marks."""
    return _("“{text}”").format(text=text)


def shortened(typed: str) -> str:
    """Return something typed, cut to a length that can be quoted in a sentence."""
    return typed if len(typed) <= _LONGEST_QUOTATION else typed[: _LONGEST_QUOTATION - 1] + "…"
