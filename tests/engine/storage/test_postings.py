from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.fields import FIELD_BITS
from indexer.engine.storage.posting_block import PostingBlock
from indexer.engine.storage.postings import Postings
from indexer.engine.storage.postings_writer import PostingsWriter
from tests.support.token_blocks import FORMS, TOKENS, Token, block_of, tokens_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("postings")


def read(postings: Postings, lists: list[int]) -> list[Token]:
    gathered = postings.gather(np.array(lists, np.int64))
    every = np.arange(len(gathered))
    positions = postings.positions(gathered, every)
    forms = np.repeat(postings.forms[gathered.lists], gathered.counts)
    columns = (np.repeat(forms, gathered.freqs), np.repeat(gathered.units(every), gathered.freqs), positions)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def written(folder: Path, *blocks: PostingBlock) -> Postings:
    (folder / "postings").unlink(missing_ok=True)  # somebody may still read the older one
    with ArrayFileWriter(folder / "postings") as file:
        writer = PostingsWriter(file, "text")
        for block in blocks:
            writer.add(block)
        writer.finish()
    return Postings(ArrayFile(folder / "postings"), "text")


@given(TOKENS)
def test_every_list_reads_as_it_was_written(folder: Path, tokens: list[Token]) -> None:
    postings = written(folder, block_of(tokens))
    for number, form in enumerate(postings.forms.tolist()):
        assert read(postings, [number]) == [token for token in tokens if token[0] == form]


@given(TOKENS, st.data())
def test_several_lists_are_read_at_once(folder: Path, tokens: list[Token], data: st.DataObject) -> None:
    postings = written(folder, block_of(tokens))
    forms = postings.forms.tolist()
    lists = sorted(data.draw(st.sets(st.integers(0, len(forms) - 1)))) if forms else []
    assert read(postings, lists) == [token for token in tokens if token[0] in {forms[number] for number in lists}]


@given(TOKENS, st.data())
def test_positions_of_chosen_postings_only(folder: Path, tokens: list[Token], data: st.DataObject) -> None:
    postings = written(folder, block_of(tokens))
    gathered = postings.gather(np.arange(len(postings.forms)))
    pairs = list(dict.fromkeys((form, unit) for form, unit, _ in tokens))
    chosen = sorted(data.draw(st.sets(st.integers(0, len(pairs) - 1)))) if pairs else []
    wanted = {pairs[place] for place in chosen}
    expected = [position for form, unit, position in tokens if (form, unit) in wanted]
    assert postings.positions(gathered, np.array(chosen, np.int64)).tolist() == expected


@given(TOKENS, st.lists(FORMS, max_size=4).map(sorted))
def test_blocks_of_any_bounds_hold_everything(folder: Path, tokens: list[Token], bounds: list[int]) -> None:
    postings = written(folder, block_of(tokens))
    blocks = list(postings.blocks([*bounds, 1 << 21]))
    assert [token for block in blocks for token in tokens_of(block)] == tokens
    for block, bound in zip(blocks, bounds, strict=False):
        assert all(form < bound for form in block.forms.tolist())


def test_many_lists_are_read_like_few(folder: Path) -> None:
    tokens = [
        (form, unit, position * 300 ** (form % 3))
        for form in range(3 * 64)
        for unit in (form, form + 40 * form)[: 1 + (form > 0)]
        for position in range(1 + form % 4)
    ]
    postings = written(folder, block_of(tokens))
    assert tokens_of(next(postings.blocks([1 << 21]))) == tokens
    assert read(postings, list(range(3 * 64))) == tokens
    gathered = postings.gather(np.arange(3 * 64))
    chosen = np.arange(0, len(gathered), 3)
    wanted = set(list(dict.fromkeys((form, unit) for form, unit, _ in tokens))[::3])
    expected = [position for form, unit, position in tokens if (form, unit) in wanted]
    assert postings.positions(gathered, chosen).tolist() == expected


def test_a_long_list_is_read_run_by_run(folder: Path) -> None:
    units = [*range(65_530, 3 * 65_536), 1 << 31]
    columns = ([7], [len(units)], units, [1] * len(units), [2] * len(units), range(len(units)))
    postings = written(folder, PostingBlock(*(np.array(column, np.int64) for column in columns)))
    gathered = postings.gather(np.array([0]))
    assert gathered.units(np.arange(len(units))).tolist() == units
    assert gathered.owners.tolist() == [unit >> FIELD_BITS for unit in units]
    assert next(postings.blocks([8])).units.tolist() == units
    assert set(gathered.cases.tolist()) == set(next(postings.blocks([8])).cases.tolist()) == {2}


def test_frequencies_of_every_width(folder: Path) -> None:
    counts = {0: 1, 1: 2, 2: 300, 3: 70_000, 4: 1}
    tokens = [(form, unit, position) for form, count in counts.items() for unit in (5, 9) for position in range(count)]
    postings = written(folder, block_of(tokens))
    assert tokens_of(next(postings.blocks([9]))) == tokens
    assert postings.gather(np.arange(5)).freqs.tolist() == [count for count in counts.values() for _ in range(2)]


@given(TOKENS, FORMS)
def test_blocks_may_be_written_one_by_one(folder: Path, tokens: list[Token], cut: int) -> None:
    first, second = ([token for token in tokens if (token[0] < cut) is side] for side in (True, False))
    whole = written(folder, block_of(tokens))
    expected = tokens_of(next(whole.blocks([1 << 21])))
    assert tokens_of(next(written(folder, block_of(first), block_of(second)).blocks([1 << 21]))) == expected


@given(TOKENS, st.lists(FORMS, max_size=6))
def test_lists_are_found_by_form(folder: Path, tokens: list[Token], asked: list[int]) -> None:
    postings = written(folder, block_of(tokens))
    numbers, here = postings.lists_of(asked)
    present = {form for form, _, _ in tokens}
    assert here.tolist() == [form in present for form in asked]
    assert postings.forms[numbers].tolist() == [form for form in asked if form in present]


def test_nothing_is_written_and_read(folder: Path) -> None:
    postings = written(folder)
    assert len(postings.forms) == 0
    assert [len(block.forms) for block in postings.blocks([5, 9])] == [0, 0]
    assert [part.tolist() for part in postings.lists_of([3])] == [[], [False]]
