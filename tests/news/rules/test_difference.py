from news.manuscript import Manuscript
from news.rules.difference import PARTS, Changed, differences
from tests.news.samples import article

BEFORE = article(body="หนึ่ง\n\nสอง\n\nสาม")


def edited(**changes: str) -> Manuscript:
    told = {part: getattr(BEFORE, part) for part in PARTS if part != "source"}
    return Manuscript(**(told | {"source": BEFORE.source_title} | changes))


def test_what_is_the_same_differs_in_nothing() -> None:
    assert differences(BEFORE, edited()) == []


def test_a_new_title_takes_the_place_of_the_old_one() -> None:
    assert differences(BEFORE, edited(title="ใหม่")) == [
        Changed(part="title", removed=(BEFORE.title,), added=("ใหม่",))
    ]


def test_of_a_body_only_the_changed_paragraphs_are_told() -> None:
    (changed,) = differences(BEFORE, edited(body="หนึ่ง\n\nสองแก้แล้ว\n\nสาม\n\nสี่"))
    assert changed == Changed(part="body", removed=("สอง",), added=("สองแก้แล้ว", "สี่"))


def test_a_picture_taken_away_is_told() -> None:
    assert differences(BEFORE, edited(image="")) == [Changed(part="image", removed=(BEFORE.image,), added=())]


def test_another_source_and_another_author_are_told() -> None:
    told = differences(BEFORE, edited(source="รอยเตอร์", author="ผู้สื่อข่าว", bio="เขียนข่าวไอที"))
    assert [(one.part, one.added) for one in told] == [
        ("author", ("ผู้สื่อข่าว",)),
        ("bio", ("เขียนข่าวไอที",)),
        ("source", ("รอยเตอร์",)),
    ]
