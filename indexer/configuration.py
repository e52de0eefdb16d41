"""Configuration: what a person wrote into `prasowka.toml`, and where the index is that nobody named.

There are two such files, the person's own and one beside the index, whose values come first:

    index = "~/prasa/index"         # only in the person's own
    language = "pl"                 # of help and messages
    theme = "dark"                  # of the terminal UI
    format = "text"                 # of the hits of a search
    ignore = ["*.bak", "drafts/"]   # what is not to be read, as in a .prasowkaignore
    [keys]                          # of actions of the terminal UI
    star = "s"
    [fields]                        # what records call the fields
    title = ["page_heading"]
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, Self

from indexer.errors import UsageError
from indexer.messages import LANGUAGES, message

FILE_NAME = "prasowka.toml"
_TEXTS = ("index", "language", "theme", "format")
_LISTS = ("ignore",)
_TABLES = ("fields", "keys")


class Origin(NamedTuple):
    """Where a value came from: `kind` is "option", "variable", "folder", "file" or "default"; `place` says which."""

    kind: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Every setting, and by its name where it came from; what nobody set is empty.

    `fields` are names in records, and ours for the same; `keys` those of actions; `files` are looked for.
    """

    index: Path
    language: str
    theme: str
    format: str
    ignore: tuple[str, ...]
    fields: Mapping[str, str]
    keys: Mapping[str, str]
    origins: Mapping[str, Origin]
    files: tuple[Path, ...]

    @classmethod
    def of(cls, index: Path | str | None = None) -> Self:
        """Return what holds for an index, or for the one that is meant where none is named.

        That is the one of `$PRASOWKA_INDEX`, else `./index` where that is an index, else the one of the person's file,
        else their own, where the system keeps such things. Raises UsageError where a file is not what it should be.
        """
        own_file = cls.own_file()
        own = _read(own_file)
        place, origin = _index(index, own, own_file)
        beside_file = place.absolute().with_name(FILE_NAME)
        beside = {} if beside_file == own_file else _read(beside_file)
        if "index" in beside:
            raise UsageError(message("{file}: “index” belongs in the file {own}.", file=beside_file, own=own_file))
        values: dict[str, Any] = {"language": "", "theme": "", "format": "text", "ignore": (), "fields": {}, "keys": {}}
        origins = dict.fromkeys(values, Origin("default")) | {"index": origin}
        for file, found in ((own_file, own), (beside_file, beside)):
            for name in values.keys() & found.keys():
                values[name], origins[name] = found[name], Origin("file", str(file))
        return cls(index=place, **values, origins=origins, files=tuple(dict.fromkeys((own_file, beside_file))))

    def with_origin(self, name: str, origin: Origin) -> Self:
        """Return the same, where somebody knows better where a value came from."""
        return replace(self, origins={**self.origins, name: origin})

    @staticmethod
    def own_file() -> Path:
        """Return where the person's own file is, or would be: as platformdirs says, but sooner than that can."""
        if sys.platform == "linux":
            folder = os.environ.get("XDG_CONFIG_HOME", "").strip() or "~/.config"
            return _at_home(folder) / "prasowka" / FILE_NAME
        from platformdirs import user_config_path

        return user_config_path("prasowka", appauthor=False) / FILE_NAME

    @classmethod
    def own_language(cls) -> str:
        """Return the language that the person's own file asks for, "" where it asks for none or cannot be read."""
        try:
            return str(_read(cls.own_file()).get("language", ""))
        except (UsageError, OSError):  # which whoever needs the rest will hear of
            return ""


def _index(asked: Path | str | None, own: Mapping[str, Any], own_file: Path) -> tuple[Path, Origin]:
    if asked is not None:
        return Path(asked), Origin("option", "--index")
    if named := os.environ.get("PRASOWKA_INDEX"):
        return Path(named), Origin("variable", "PRASOWKA_INDEX")
    here = Path("index")
    if any(here.glob("*.toc")):
        return here, Origin("folder", "./index")
    if "index" in own:
        return own_file.parent / _at_home(own["index"]), Origin("file", str(own_file))
    from platformdirs import user_data_path

    return user_data_path("prasowka", appauthor=False) / "index", Origin("default")


def _at_home(path: str) -> Path:
    """Return a path that may begin with `~`; where nobody knows a home, Path's own way raises an error."""
    return Path(os.path.expanduser(path))  # noqa: PTH111


def _read(file: Path) -> dict[str, Any]:
    """Return what a file says, nothing where there is none. Raises UsageError, OSError."""
    try:
        text = file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except UnicodeDecodeError as error:
        raise UsageError(message("{file}: this is not text in UTF-8.", file=file)) from error
    import tomllib  # which takes as long as many a search, and few have a file

    try:
        return {name: _value(name, value) for name, value in tomllib.loads(text).items()}
    except ValueError as error:
        raise UsageError(message("{file}: {reason}", file=file, reason=str(error))) from error


def _value(name: str, value: object) -> object:
    """Check one value. Raises ValueError with a sentence."""
    if name in _TEXTS and isinstance(value, str):
        if name == "language" and value not in LANGUAGES:
            raise ValueError(message("language has to be one of {languages}.", languages=", ".join(LANGUAGES)))
        return value
    if name in _LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if name == "fields" and isinstance(value, dict):
        return dict(_names_of_fields(value))
    if name == "keys" and isinstance(value, dict) and all(isinstance(key, str) for key in value.values()):
        return value  # which actions there are, the terminal UI knows
    if name in (*_TEXTS, *_LISTS, *_TABLES):
        raise ValueError(message("{name} cannot be {value}.", name=name, value=value))
    known = ", ".join((*_TEXTS, *_LISTS, *_TABLES))
    raise ValueError(message("there is no setting {name}; there is: {names}.", name=name, names=known))


def _names_of_fields(table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield every name that records have for a field, with ours. Raises ValueError with a sentence."""
    from indexer.scrapes.input.record_fields import Fields  # few have a file that says this

    for field, names in table.items():
        if field not in Fields._fields:
            known = ", ".join(Fields._fields)
            raise ValueError(message("there is no field {name}; there is: {names}.", name=field, names=known))
        for name in names if isinstance(names, list) else [names]:
            if not isinstance(name, str):
                raise ValueError(message("{name} cannot be {value}.", name="fields." + field, value=names))
            yield name, field
