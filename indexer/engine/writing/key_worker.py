"""The key worker: another process that makes the keys of new forms while this one still reads."""

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from indexer.engine.writing.form_keys import FORMS_AT_ONCE, KeysOf, KeyTable, PackedKeys

MOST_BEGUN = 4
"""So many stretches of forms are given to the other process, which never waits then; what it does not get is left."""


@dataclass(frozen=True, slots=True)
class PendingKeys:
    """Forms whose keys are being made, as if none of them were mostly written in capitals."""

    forms: Sequence[str]
    _keys: Future[PackedKeys]

    @property
    def is_done(self) -> bool:
        """Whether they need not be waited for."""
        return self._keys.done()

    def keys(self) -> PackedKeys | None:
        """Wait for their keys, form after form; None where the process that was to make them is gone."""
        try:
            return self._keys.result()
        except BrokenExecutor:
            return None


class KeyWorker:
    """Makes keys in another process, which starts when there is enough for it to do; use it as a context manager."""

    def __init__(self, keys_of: KeysOf, pool: Executor) -> None:
        """Make keys by a function that the one process of the `pool` can import; the pool ends with the worker."""
        self._keys_of = keys_of
        self._pool = pool
        self._waiting: list[str] = []
        self._begun: list[PendingKeys] = []

    def submit(self, forms: Sequence[str]) -> None:
        """Take forms whose keys will be needed."""
        # Those of a form with a joint may be others where its base turns out to be mostly in capitals.
        self._waiting += filter(str.isalnum, forms)
        begun = sum(not keys.is_done for keys in self._begun)
        while begun < MOST_BEGUN and len(self._waiting) >= FORMS_AT_ONCE:
            self._begin()
            begun += 1

    def _begin(self) -> None:
        some, self._waiting = self._waiting[:FORMS_AT_ONCE], self._waiting[FORMS_AT_ONCE:]
        self._begun.append(PendingKeys(some, self._pool.submit(_packed_keys, self._keys_of, some)))

    def take(self) -> list[PendingKeys]:
        """Return what was begun; half of what was not is left to the caller, so that both processes end together."""
        for _ in range(len(self._waiting) // FORMS_AT_ONCE // 2):
            self._begin()
        begun, self._begun, self._waiting = self._begun, [], []
        return begun

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)


def _packed_keys(keys_of: KeysOf, forms: Sequence[str]) -> PackedKeys:
    table = KeyTable()
    table.add(range(len(forms)), keys_of(forms, frozenset()))
    return table.packed()
