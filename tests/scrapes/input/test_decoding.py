import contextlib
import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.errors import UnreadableScrape
from indexer.scrapes.input.decoding import decode_bytes

TEXT = "Żółw śpi pod łóżkiem, a źdźbło trawy chwieje się na wietrze.\nGęś i bąk też już śpią."
QUOTES = "„Łódź” – powiedział… Wójt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_a_mark(encoding):
    assert decode_bytes(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
def test_polish_eight_bit_encodings_are_told_apart(encoding):
    assert decode_bytes(TEXT.encode(encoding)) == TEXT


def test_typographic_quotes_are_cp1250():
    assert decode_bytes(QUOTES.encode("cp1250")) == QUOTES


@given(st.text("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ abcdefghijk", min_size=10).filter(lambda text: set(text) & set("ąśźĄŚŹ")))
def test_any_polish_text_in_cp1250_comes_back(text):
    data = text.encode("cp1250")
    # Some rows of capitals are UTF-8 of other characters by chance, whole or cut inside the last one.
    assume(not _is_utf8(data))
    assert decode_bytes(data) == text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True


def test_a_text_cut_inside_a_character_loses_that_character_only():
    assert decode_bytes("Łódź i Żuł".encode()[:-1]) == "Łódź i Żu"


def test_a_few_foreign_bytes_do_not_spoil_the_rest():
    data = (TEXT + "\n").encode() + "Wpis z innej strony: źdźbło, łąka\n".encode("cp1250") + "Koniec: żółć".encode()
    assert decode_bytes(data) == f"{TEXT}\nWpis z innej strony: źdźbło, łąka\nKoniec: żółć"


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "iso8859-2", "cp1250"])
def test_mojibake_is_repaired(wrong):
    text = "Łukaszenka spotkał się z Putinem w Soczi"
    # What a wrong decoder cannot map, it keeps as a control character.
    mangled = "".join(bytes([byte]).decode(wrong, errors="ignore") or chr(byte) for byte in text.encode())
    assert decode_bytes(mangled.encode()) == text


def test_text_that_only_looks_unusual_is_left_alone():
    text = "Ångström, Äpfel i Škoda – „ânes”"
    assert decode_bytes(text.encode()) == text


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"abc\0def", "a\0b".encode("utf-16")])
def test_binary_data_is_refused(data):
    with pytest.raises(UnreadableScrape, match="binarny"):
        decode_bytes(data)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_reason(data):
    with contextlib.suppress(UnreadableScrape):
        assert isinstance(decode_bytes(data), str)


def test_utf8_imports_no_detector():
    code = (
        "import sys\nfrom indexer.scrapes import read_bytes\n"
        "list(read_bytes('Tytuł\\n\\nTreść artykułu o żółwiach, która ma kilka słów więcej.'.encode(), 'a.txt'))\n"
        "print([name for name in ('ftfy', 'charset_normalizer', 'lxml') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
