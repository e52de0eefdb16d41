"""Damage: whatever goes wrong because a file of the index is no longer what was written is reported as that."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.engine.commits.commit import latest_generation, problems
from indexer.errors import DamagedIndex, PrasowkaError
from indexer.messages import _


@contextmanager
def reporting_damage(folder: Path) -> Iterator[None]:
    """Raise DamagedIndex, with what to do about it, for whatever goes wrong inside because of damage.

    Arrays are mapped and read in place, unchecked, which is what makes a search fast; damage then shows itself deep
    inside and as any error. Only when there is one are the checksums read: they tell damage from a fault of ours.
    """
    try:
        yield
    except DamagedIndex as error:
        raise DamagedIndex(f"{error} {_advice(folder)}") from error
    except PrasowkaError:
        raise
    except Exception as error:
        found = problems(folder) if latest_generation(folder) is not None else []
        if not found:
            raise
        raise DamagedIndex(f"{found[0]} {_advice(folder)}") from error


def _advice(folder: Path) -> str:
    return _("Build the index anew: prasowka index --index {folder} --rebuild").format(folder=folder)
