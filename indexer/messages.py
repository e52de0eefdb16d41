"""What is said to people: written in English in the code, and translated by the catalogues in `indexer/locale`.

The language is that of `$PRASOWKA_LANG`, else of `$LC_ALL`, `$LC_MESSAGES` and `$LANG`, else of Windows: Polish where
it begins with `pl`, English otherwise. A catalogue is loaded when something is first said, since most searches of a
program say nothing. What is kept (in the index, say) is kept untranslated, as a `Message`, and translated when shown.
"""

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "pl")
LOCALE = Path(__file__).with_name("locale")
_VARIABLES = ("PRASOWKA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Message(NamedTuple):
    """A sentence that is translated only when it is shown: its English text, and what its {placeholders} stand for."""

    text: str
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        return _(self.text).format(**self.values)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def to_json(self) -> str:
        """Return the message as JSON: its text, and its values, which may be messages themselves."""
        return json.dumps(self, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Message":
        """Return the message that `to_json` gave; any other text is a sentence that says itself."""
        try:
            return cls._of_list(json.loads(text))
        except (ValueError, TypeError, AttributeError):
            return cls("{sentence}", {"sentence": text})

    @classmethod
    def _of_list(cls, parts: Any) -> "Message":
        text, values = parts
        return cls(text, {name: cls._of_list(v) if isinstance(v, list) else v for name, v in values.items()})


def message(text: str, **values: object) -> Message:
    """Return a sentence to be translated later; `text` is a literal, so that it is found for the catalogues."""
    return Message(text, values)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Return a text as it is, and mark it for the catalogues: it is translated where it is shown."""
    return text


def _(text: str) -> str:
    """Return a text in the language of the person who reads it."""
    return _catalogue(language()).gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the one of the texts that goes with a count, in the language of the person who reads it."""
    return _catalogue(language()).ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """Return a text that means different things in different places, in the language of the person who reads it."""
    return _catalogue(language()).pgettext(context, text)


def language() -> str:
    """Return the language in which people are spoken to: "pl" or "en"."""
    wanted = next(filter(None, map(os.environ.get, _VARIABLES)), None) or _windows_language()
    return "pl" if wanted.lower().startswith("pl") else "en"


def _windows_language() -> str:
    if os.name != "nt":
        return ""
    import locale

    return locale.getlocale()[0] or ""  # "Polish_Poland" there


@cache
def _catalogue(name: str) -> "NullTranslations":
    from gettext import GNUTranslations, NullTranslations

    if name == "en":
        return NullTranslations()
    with (LOCALE / name / "LC_MESSAGES" / "prasowka.mo").open("rb") as file:  # gettext.translation() takes 5 ms longer
        return GNUTranslations(file)
