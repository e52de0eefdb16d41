"""The columns of a segment that is being made: in memory, but flat, since it may have a million documents."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.array_file import ArrayFileWriter
from indexer.engine.storage.array_ops import Ints, distinct, narrowest, offsets_of, ranges, ranks_of
from indexer.engine.storage.columns import ENTITIES, NAMES, NUMBERS, Columns, NameColumn
from indexer.engine.storage.interner import Interner
from indexer.engine.storage.string_table import write_strings
from indexer.polish.tokens import TOKEN, form


class ColumnWriter:
    """Ids, numbers and names, document after document."""

    def __init__(self) -> None:
        self._ids = bytearray()
        self._id_sizes = array("I")
        self._numbers = {name: array(np.dtype(dtype).char) for name, dtype in NUMBERS.items()}
        self._names = {name: _NameEntries() for name in (*NAMES, *ENTITIES)}

    def __len__(self) -> int:
        return len(self._id_sizes)

    def add(self, id: str, numbers: dict[str, int], names: dict[str, tuple[str, ...]]) -> None:
        """Append the values of the next document; a column of numbers may also be given whole, by `fill`."""
        encoded = id.encode()
        self._ids += encoded
        self._id_sizes.append(len(encoded))
        for name, value in numbers.items():
            self._numbers[name].append(value)
        for name, values in names.items():
            self._names[name].add(values)

    def extend(self, columns: Columns, documents: Ints) -> None:
        """Append some documents of another segment."""
        ids = list(columns.ids)
        chosen = [ids[document] for document in documents.tolist()]
        self._ids += b"".join(chosen)
        self._id_sizes.extend(map(len, chosen))
        for name, entries in self._numbers.items():
            entries.frombytes(columns[name][documents].tobytes())
        for name, names in self._names.items():
            names.extend(columns.names(name), documents)

    def numbers(self, name: str) -> Ints:
        """Return a column of numbers."""
        return np.array(self._numbers[name], NUMBERS[name])

    def fill(self, name: str, values: NDArray[np.integer]) -> None:
        """Give all documents their values in a column of numbers."""
        self._numbers[name] = array(np.dtype(NUMBERS[name]).char, values.astype(NUMBERS[name]).tobytes())

    def fill_names(
        self, name: str, of_documents: Iterable[tuple[str, ...]], forms: Mapping[str, Iterable[str]]
    ) -> None:
        """Give all documents their names in a column that `add` left out; `forms` are those that texts have of each."""
        self._names[name] = entries = _NameEntries()
        for names in of_documents:
            entries.add(names)
        entries.add_forms(forms)

    def write(self, file: ArrayFileWriter) -> None:
        """Write the columns."""
        ends = np.cumsum(self._id_sizes, dtype=np.int64).tolist()
        ids = [bytes(self._ids[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
        write_strings(file, "ids", ids)
        file.write("ids.order", narrowest(np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)))
        for name in NUMBERS:
            file.write(f"column.{name}", self.numbers(name))
        for name, names in self._names.items():
            names.write(file, f"column.{name}", with_words=name in ENTITIES)


class _NameEntries:
    """One column of names: how many each document has, and which."""

    def __init__(self) -> None:
        self._values = Interner()
        self._sizes = array("I")
        self._numbers = array("I")
        self._forms: dict[str, list[Iterable[str]]] = {}

    def add_forms(self, forms: Mapping[str, Iterable[str]]) -> None:
        """Remember the forms in which texts have the words of names."""
        for name in self._values:
            if name in forms:
                self._forms.setdefault(name, []).append(forms[name])

    def add(self, names: tuple[str, ...]) -> None:
        self._sizes.append(len(names))
        self._numbers.extend(map(self._values.__getitem__, names))

    def extend(self, column: NameColumn, documents: Ints) -> None:
        starts = column.starts[documents].astype(np.int64)
        sizes = column.starts[documents + 1] - starts
        chosen = column.ordinals[ranges(starts, sizes)]
        numbers = np.zeros(len(column.values), np.uint32)
        kept = distinct(chosen).tolist()
        for ordinal in kept:
            numbers[ordinal] = self._values[column.values[ordinal].decode()]
        if column.word_table is not None:
            self.add_forms(
                column.word_table.forms_of_names(
                    dict(zip(kept, column.values.chosen(np.array(kept, np.int64)), strict=True))
                )
            )
        self._sizes.frombytes(sizes.astype(np.uint32).tobytes())
        self._numbers.frombytes(numbers[chosen].tobytes())

    def write(self, file: ArrayFileWriter, name: str, with_words: bool) -> None:
        values = list(self._values)
        order = sorted(range(len(values)), key=values.__getitem__)
        ordinals = ranks_of(order, len(values))
        write_strings(file, name, (values[number].encode() for number in order))
        file.write(f"{name}.starts", narrowest(offsets_of(np.array(self._sizes, np.int64))))
        file.write(f"{name}.ordinals", narrowest(ordinals[np.array(self._numbers, np.int64)]))
        if with_words:
            _write_words(file, name, [values[number] for number in order], self._forms)


def _write_words(
    file: ArrayFileWriter, name: str, values: Sequence[str], forms_of_name: Mapping[str, Iterable[Iterable[str]]]
) -> None:
    """Write by which forms a query finds the names: those of their own words, and those that texts have of them."""
    names_of_form: dict[bytes, list[int]] = {}
    for number, value in enumerate(values):
        for spelled in {*map(form, TOKEN.findall(value)), *chain.from_iterable(forms_of_name.get(value, ()))}:
            names_of_form.setdefault(spelled.encode(), []).append(number)
    forms = sorted(names_of_form)
    write_strings(file, f"{name}.words", forms)
    sizes = np.fromiter((len(names_of_form[one]) for one in forms), np.int64, len(forms))
    file.write(f"{name}.words.starts", narrowest(offsets_of(sizes)))
    numbers = np.fromiter(chain.from_iterable(names_of_form[one] for one in forms), np.int64, int(sizes.sum()))
    file.write(f"{name}.words.names", narrowest(numbers))
