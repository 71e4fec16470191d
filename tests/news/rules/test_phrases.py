import pytest

from news.rules.phrases import pieces_of


def flags(paragraph: str) -> list[tuple[bool, bool]]:
    return [(piece.opens, piece.closes) for piece in pieces_of(paragraph)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "ทีมนักวิทยาศาสตร์หญิง ประสบความสำเร็จในการทดลอง",
        "ผู้เสนอชื่อคือ นักเทคนิคการแพทย์ นักรังสีการแพทย์",
    ],
)
def test_what_a_name_is_said_to_do_or_the_rest_of_a_list_is_waited_for(paragraph: str) -> None:
    assert flags(paragraph) == [(True, False), (True, True)]


def test_what_says_something_ends() -> None:
    assert flags("ทีมนักวิทยาศาสตร์หญิงได้รางวัล ประสบความสำเร็จในการทดลอง") == [(True, True), (True, True)]


def test_what_is_done_to_something_begins_nothing() -> None:
    assert flags("ตำรวจตรวจค้นบ้านพักหลังนั้น ถูกยึดอาวุธปืนทั้งหมด")[-1] == (False, True)
