"""The build backend: setuptools, and mypyc for the modules that go through text and queries word by word.

A search takes a sixth less time with these. They are the same modules, made into extensions by mypyc, which reads their
types. Where there is no C compiler they are installed as they are, and an editable install leaves them alone, so that
what is edited is what runs. `pyproject.toml` names the commands of setuptools that are replaced here.
"""

import sys
from pathlib import Path

from setuptools import Extension
from setuptools.build_meta import *  # noqa: F403 - the hooks that installers call
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist
from setuptools.errors import BaseError, CCompilerError

COMPILED = (
    "indexer/engine/arrays.py",
    "indexer/engine/candidates.py",
    "indexer/engine/clauses.py",
    "indexer/engine/collector.py",
    "indexer/engine/connectives.py",
    "indexer/engine/document_sets.py",
    "indexer/engine/evaluation.py",
    "indexer/engine/marks.py",
    "indexer/engine/matches.py",
    "indexer/engine/narrowed.py",
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


class CompiledWheel(bdist_wheel):
    """Builds a wheel with the extensions; it is not asked for when an editable install makes one."""

    def finalize_options(self) -> None:
        """Add the extensions to what is built."""
        if "bdist_wheel" in sys.argv:
            self.distribution.ext_modules = extensions()
        super().finalize_options()


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


class SourcesWithBackend(sdist):
    """Adds this file to the sources: nothing else is found in a folder with a dot."""

    def make_distribution(self) -> None:
        """Pack what setuptools found, and this file."""
        self.filelist.append(f"{Path(__file__).parent.name}/{Path(__file__).name}")
        super().make_distribution()


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


def _say_why(reason: str) -> None:
    print(f"warning: prasowka will search more slowly, without compiled modules: {reason}", file=sys.stderr)
