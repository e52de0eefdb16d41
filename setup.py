"""Compiles the modules that go through text and queries word by word: a search takes a sixth less time with them.

They are the same modules, made into extensions by mypyc, which reads their types. Where there is no C compiler they are
installed as they are, and an editable install leaves them alone, so that what is edited is what runs.
"""

import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

COMPILED = (
    "indexer/engine/arrays.py",
    "indexer/engine/clauses.py",
    "indexer/engine/collector.py",
    "indexer/engine/connectives.py",
    "indexer/engine/document_sets.py",
    "indexer/engine/evaluation.py",
    "indexer/engine/marks.py",
    "indexer/engine/matches.py",
    "indexer/engine/postings.py",
    "indexer/engine/proximity.py",
    "indexer/engine/ranked.py",
    "indexer/engine/terms.py",
    "indexer/engine/weighting.py",
    "indexer/polish/folding.py",
    "indexer/polish/tokens.py",
    "indexer/search/brackets.py",
    "indexer/search/clauses.py",
    "indexer/search/highlights.py",
    "indexer/search/hits.py",
    "indexer/search/lexemes.py",
    "indexer/search/neighbours.py",
    "indexer/search/notes.py",
    "indexer/search/parser.py",
    "indexer/search/plan.py",
    "indexer/search/same_words.py",
    "indexer/search/searcher.py",
    "indexer/search/sentences.py",
    "indexer/search/snippets.py",
    "indexer/search/terms.py",
    "indexer/search/understood.py",
)
"""Modules with cached properties, with classes that inherit from interpreted ones, and with sequences stay out.

Cached properties would be worked out each time, and a compiled class with `__getitem__` is none for `bisect`.
"""


def extensions() -> list[Extension]:
    """Return what mypyc makes of the modules; nothing where it finds fault with one, as a later version may."""
    from mypyc.build import mypycify

    # The types of other packages are not asked for: they need not be there while this one is built.
    options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
    try:
        made: list[Extension] = mypycify([*options, *COMPILED], opt_level="2", group_name="prasowka")
    except SystemExit:
        _say_why("mypyc found fault with one of them")
        return []
    return made


class BuildAllOrNone(build_ext):
    """Builds the extensions or, where one cannot be built, leaves out all: each needs what they share."""

    def run(self) -> None:
        """Build all of them."""
        try:
            super().run()
        except (BaseError, CCompilerError) as error:
            _say_why(str(error))
            for file in self.get_outputs():
                Path(file).unlink(missing_ok=True)
            self.extensions.clear()


def _say_why(reason: str) -> None:
    print(f"warning: prasowka will search more slowly, without compiled modules: {reason}", file=sys.stderr)


setup(ext_modules=extensions() if "bdist_wheel" in sys.argv else [], cmdclass={"build_ext": BuildAllOrNone})
