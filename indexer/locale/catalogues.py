"""Catalogues: gathered from the code and compiled, with Babel. Only building and testing ask for it.

`python -m indexer.locale.catalogues` brings every `.po` file up to date with the code; what is new in it is to be
translated by hand. Compiled files are made when the package is built or installed, and are not kept in the repository.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from setuptools.command.build_py import build_py

LOCALE = Path(__file__).parent
ROOT = LOCALE.parents[1]
SOURCES = ("indexer", "tui")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "message": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
WIDTH = 120


class BuildWithCatalogues(build_py):
    """Builds the package with its catalogues compiled; an editable install compiles them in place."""

    def run(self) -> None:
        """Compile, then do what is always done."""
        compile_catalogues()
        super().run()


def catalogue_files() -> Iterator[Path]:
    """Yield the files that translators edit."""
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/prasowka.po"))


def compile_catalogues() -> None:
    """Write the compiled file beside every catalogue where it is missing or older."""
    for file in catalogue_files():
        compiled = file.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns < file.stat().st_mtime_ns:
            with compiled.open("wb") as out:
                write_mo(out, read(file))


def read(file: Path) -> Catalog:
    """Read a catalogue."""
    with file.open("rb") as source:
        return read_po(source, locale=file.parts[-3], domain="prasowka")


def messages_of_code() -> Catalog:
    """Gather every message of the code."""
    found = Catalog(project="Prasówka", domain="prasowka", charset="utf-8", fuzzy=False)
    for folder in SOURCES:
        for name, _, text, comments, context in extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            found.add(text, locations=[(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    return found


def update_catalogues() -> None:
    """Add to every catalogue what is new in the code, and drop what is gone from it."""
    found = messages_of_code()
    for file in catalogue_files():
        catalogue = read(file)
        created = catalogue.creation_date
        catalogue.update(found, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.creation_date = created  # or every update would change the file
        with file.open("wb") as out:
            write_po(out, catalogue, width=WIDTH, no_location=True, sort_output=True, omit_header=False)


if __name__ == "__main__":
    update_catalogues()
    compile_catalogues()
