"""Notes about a query: what was ignored or changed in it, gathered while it is read."""

from indexer.records.search import Note

_SHOWN = 3
_LONGEST_QUOTE = 40


class Notes:
    """Gathers what there is to say, each thing once, in the order of first appearance."""

    def __init__(self) -> None:
        self._sentences: dict[tuple[str, str], list[str]] = {}

    def say(self, code: str, sentence: str) -> None:
        """Note a whole sentence."""
        self._sentences.setdefault((code, sentence), [])

    def quote(self, code: str, sentence: str, typed: str) -> None:
        """Note something typed; `sentence` has a {} for all that was typed and deserves the same sentence."""
        quoted = self._sentences.setdefault((code, sentence), [])
        if typed not in quoted:
            quoted.append(typed)

    def all(self) -> tuple[Note, ...]:
        """The notes as sentences."""
        return tuple(
            Note(code, sentence.replace("{}", _listed(quoted)) if quoted else sentence)
            for (code, sentence), quoted in self._sentences.items()
        )


def _listed(quoted: list[str]) -> str:
    """The first few of the fragments, in quotation marks, and how many more there are."""
    listed = ", ".join(f"„{shortened(fragment)}”" for fragment in quoted[:_SHOWN])
    more = len(quoted) - _SHOWN
    return f"{listed} (i jeszcze {more})" if more > 0 else listed


def shortened(typed: str) -> str:
    """Something typed, cut to a length that can be quoted in a sentence."""
    return typed if len(typed) <= _LONGEST_QUOTE else typed[: _LONGEST_QUOTE - 1] + "…"
