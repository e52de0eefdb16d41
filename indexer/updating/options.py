"""What a run of indexing is to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run is to do; see `indexer.maintenance.update`."""

    paths: tuple[Path, ...] = ()
    forget: tuple[Path, ...] = ()
    forget_missing: bool = False
    rebuild: bool = False
    reclean: bool = False
    dry_run: bool = False
    jobs: int = 1
    names_ids: bool = False
    ignore: tuple[str, ...] = ()
    fields: Mapping[str, str] | None = None
