from hypothesis import example, given
from hypothesis import strategies as st

from indexer.polish.token_arrays import TokenArrays, token_arrays
from indexer.polish.tokens import JOINTS, TOKEN

PIECES = st.sampled_from(
    (*JOINTS, " ", "\n", "_", "PiS", "u", "60", "tych", "F", "16", "ów", "Harry", "em", "x", "😀", "𝐏")
)
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30))


def spellings(text: str, found: TokenArrays) -> list[str]:
    return [text[start:end] for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


@given(TEXTS)
@example("PiS-u-u i F-16-tych, Harry’ego-em")
@example("PiS-")
@example("\ud800a-u")
def test_tokens_are_those_of_the_pattern(text: str) -> None:
    found = token_arrays(text)
    assert [(start, end) for start, end in zip(found.starts, found.ends, strict=True)] == [
        match.span() for match in TOKEN.finditer(text)
    ]


@given(st.lists(TEXTS, max_size=6))
def test_equal_hashes_are_equal_spellings_wherever_they_stand(texts: list[str]) -> None:
    hashes: dict[str, set[int]] = {}
    for text in (*texts, "\n".join(texts)):
        found = token_arrays(text)
        for spelling, number in zip(spellings(text, found), found.hashes.tolist(), strict=True):
            hashes.setdefault(spelling, set()).add(number)
    assert all(len(numbers) == 1 for numbers in hashes.values())
    assert len(set().union(*hashes.values())) == len(hashes)


def test_joints_and_repetitions_make_a_difference() -> None:
    texts = ["PiS-u", "PiS'u", "PiSu", "uPiS", "aaaa", "aaa", "aa", "a" * 5000, "a" * 5001, "ab" * 2048, "ba" * 2048]
    assert len({token_arrays(text).hashes[0].item() for text in texts}) == len(texts)
