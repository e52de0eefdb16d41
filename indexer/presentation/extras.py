"""Extras: libraries that few need, which are loaded when they are asked for and named where they are missing."""

from importlib import import_module
from typing import Any

from indexer.errors import UsageError
from indexer.messages import message


def load(module: str, extra: str) -> Any:
    """Load a module that an extra brings. Raises UsageError, which says how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name and not f"{module}.".startswith(f"{error.name}."):
            raise
        sentence = message("This needs an extra: pip install 'prasowka[{extra}]'", extra=extra)
        raise UsageError(sentence) from None
