import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.charset import text_of

THAI = "ข่าวเทคโนโลยีวันนี้ กูเกิลเปิดตัวสมาร์ตโฟนรุ่นใหม่ในประเทศไทย ราคาเริ่มต้น ๑๒,๙๐๐ บาท พร้อมปัญญาประดิษฐ์"
RUSSIAN = "Сегодня компания представила новый смартфон с улучшенной камерой и долгим временем работы"
FRENCH = "Les élèves étudient à l'école, où la température s'élève très tôt : voilà une journée d'été"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "tis-620", "cp874", "utf-16", "utf-8-sig", "utf-16-le", "utf-32"]
)
@pytest.mark.parametrize("header", ["", "text/xml", "text/xml; charset=utf-8", "text/xml; charset=iso-8859-1"])
def test_thai_comes_out_as_thai_whatever_the_header_says(encoding: str, header: str) -> None:
    document = f"<?xml version='1.0'?><rss>{THAI}</rss>"
    assert text_of(document.encode(encoding), header) == document


@pytest.mark.parametrize("declared", ["tis-620", "TIS-620", "windows-874", "iso-8859-11", "utf-8", "nonsense"])
def test_a_declaration_inside_is_no_hindrance(declared: str) -> None:
    document = f"<?xml version='1.0' encoding='{declared}'?><rss>ข่าว</rss>{THAI}"
    assert text_of(document.encode("cp874")) == document


def test_a_declared_encoding_is_believed_where_the_text_bears_it_out() -> None:
    russian = f"<?xml version='1.0' encoding='windows-1251'?>{RUSSIAN}"
    assert text_of(russian.encode("cp1251")) == russian
    assert text_of(RUSSIAN.encode("koi8-r"), "text/xml; charset=koi8-r") == RUSSIAN
    japanese = "<?xml version='1.0' encoding='iso-2022-jp'?>日本語"
    assert text_of(japanese.encode("iso-2022-jp")) == japanese


def test_an_undeclared_encoding_is_guessed() -> None:
    assert text_of(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_french_is_not_taken_for_thai() -> None:
    assert text_of(FRENCH.encode("cp1252"), "text/xml; charset=iso-8859-1") == FRENCH
    assert text_of(FRENCH.encode(), "text/xml") == FRENCH


def test_utf8_that_was_torn_stays_utf8() -> None:
    torn = (THAI * 3).encode() + "ก".encode()[:2]
    assert text_of(torn) == THAI * 3 + "\ufffd"


@pytest.mark.parametrize("misread_as", ["latin-1", "cp874 as latin-1"])
def test_thai_that_somebody_misread_is_mended(misread_as: str) -> None:
    if misread_as == "latin-1":
        mangled = THAI.encode().decode("latin-1")
    else:
        mangled = THAI.encode("cp874").decode("latin-1")
    assert text_of(f"<rss>AT&amp;T: {mangled}</rss>".encode()) == f"<rss>AT&amp;T: {THAI}</rss>"


def test_thai_that_a_browser_would_have_misread_is_mended() -> None:
    mangled = "".join(
        bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in THAI.encode()
    )
    assert text_of(mangled.encode()) == THAI


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined", "unicode_escape", "base64", "rot13", "mbcs"])
def test_an_encoding_that_is_no_charset_is_not_used(name: str) -> None:
    assert THAI in text_of(
        f"<?xml version='1.0' encoding='{name}'?>{THAI}".encode("cp874"), f"a/b; charset={name}"
    )


@given(st.binary(), st.text())
def test_any_bytes_become_some_text(content: bytes, header: str) -> None:
    assert isinstance(text_of(content, header), str)


@given(st.sampled_from(["big5", "gb18030", "shift_jis", "euc-kr", "cp1251", "cp1250"]), st.binary())
def test_any_bytes_of_a_declared_encoding_become_some_text(name: str, content: bytes) -> None:
    assert isinstance(text_of(content, f"text/xml; charset={codecs.lookup(name).name}"), str)
