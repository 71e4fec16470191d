import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rules.phrases import pieces_of
from news.words import words_of


def endings(paragraph: str) -> list[str]:
    """What may be told of the beginning, as far as each piece that may end it."""
    told, found = "", list[str]()
    tells: bool | None = None
    waits = False
    for piece in pieces_of(paragraph, words_of):
        told += f"{piece.space}{piece.text}"
        tells, waits = piece.tells_behind(told=tells), piece.waits_behind(waited=waits)
        if piece.closes and tells and not waits:
            found.append(told.strip())
    return found


def beginnings(paragraph: str) -> list[str]:
    """What is left of it behind each place where a telling may begin."""
    pieces = list(pieces_of(paragraph, words_of))
    return [
        piece.alone + "".join(f"{other.space}{other.text}" for other in pieces[place + 1 :])
        for place, piece in enumerate(pieces)
        if piece.opens
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "ทีมนักวิทยาศาสตร์หญิง ประสบความสำเร็จในการทดลอง",
        "ผู้เสนอชื่อคือ นักเทคนิคการแพทย์ นักรังสีการแพทย์",
        "นายสมชาย ใจดี อธิบดีกรมการขนส่งทางบก เปิดเผยความคืบหน้า",
        "ศูนย์ควบคุมและสั่งการจราจร แจ้งว่า ถนนทุกสายติดขัด",
        "หลังจากที่ถูกตำรวจไล่จับ คนร้ายได้หลบหนีเข้าไปในป่า",
        "จากกรณีที่มีคนร้ายก่อเหตุชิงทรัพย์ร้านทอง ล่าสุดตำรวจจับกุมคนร้ายได้แล้ว",
        "นายสมชาย ใจดี รมว.ยุติธรรม ให้สัมภาษณ์ถึงกรณีที่บริษัทร้องเรียน ว่า จะตรวจสอบให้เร็วที่สุด",
        "สืบเนื่องจากบริษัทได้แจ้งความว่ามีผู้หลอกลวงประชาชน ล่าสุดตำรวจจับกุมผู้ต้องหาได้แล้ว",
        "ภายหลังพายุพัดถล่มเมืองชายฝั่งจนเสียหายหนัก ล่าสุดทหารได้เข้าช่วยเหลือชาวบ้านแล้ว",
        "การใช้มูลแพะทำเป็นปุ๋ยหมัก สำหรับใส่บำรุงดินช่วยลดต้นทุนได้",
        "อาคารกีฬาแห่งใหม่ ซึ่งเปิดให้เป็นที่พักสำหรับประชาชน ของดให้บริการ",
        "ผู้ก่อตั้งสำนักข่าวบลูมเบิร์ก (อดีตนายกเทศมนตรี) เดินทางเยือนกรุงปารีส",
        "ตำรวจตรวจค้นร้านแล้วพบน.ส.สมหญิง คิดเลิศล้ำ",
        "สมเด็จพระเจ้าลูกเธอ เจ้าฟ้าพัชรกิติยาภา เสด็จทรงเปิดงาน",
    ],
)
def test_what_a_name_is_said_to_do_or_the_rest_of_a_list_is_waited_for(paragraph: str) -> None:
    assert endings(paragraph) == [paragraph]


@pytest.mark.parametrize(
    ("told", "further"),
    [
        ("ทีมนักวิทยาศาสตร์หญิงได้รางวัล", " ประสบความสำเร็จในการทดลอง"),
        ("ฝนตกหนักทำให้ถนนหลายสายติดขัด", " ขณะที่การจราจรติดขัดอย่างหนัก"),
        ("บริษัทเปิดตัวชิปรุ่นใหม่ล่าสุด", " เพื่อแข่งขันกับคู่แข่งจากจีน"),
        ("OpenAI เปิดตัว GPT-5 รองรับภาษาไทยแล้ว", " โดยเปิดให้ใช้งานฟรีทันที"),
        ("กรมการขนส่งทางบกได้ขยายเวลาต่อภาษีรถยนต์ออกไป 3 เดือน", " ซึ่งกำหนดเดิมคือสิ้นเดือนนี้"),
    ],
)
def test_what_says_something_ends(told: str, further: str) -> None:
    assert endings(told + further)[0] == told


@pytest.mark.parametrize(
    "paragraph",
    [
        "ตำรวจตรวจค้นบ้านพักหลังนั้น ถูกยึดอาวุธปืนทั้งหมด",
        "ตำรวจตรวจค้นบ้านพักแล้ว ตนเองรู้สึกเสียใจมาก",
        "ตำรวจตรวจค้นบ้านพักแล้ว ซึ่งเป็นบ้านของผู้ต้องหา",
        "ตำรวจตรวจค้นบ้านพักแล้ว จึงยึดอาวุธปืนทั้งหมด",
        "ตำรวจตรวจค้นบ้านพักแล้ว สิ่งเหล่านี้เป็นของผู้ต้องหา",
    ],
)
def test_what_is_said_of_another_begins_nothing(paragraph: str) -> None:
    assert beginnings(paragraph) == [beginnings(paragraph)[0]]
    assert beginnings(paragraph)[0].startswith("ตำรวจตรวจค้นบ้านพัก")


@pytest.mark.parametrize(
    ("routine", "news"),
    [
        ("เมื่อวันที่ 5 มิ.ย. ", "นายสมชาย ใจดี อธิบดีกรมการขนส่งทางบก เปิดเผยความคืบหน้า"),
        ("วันนี้ (5 พ.ค.) ", "นายสมชาย ใจดี อธิบดีกรมการขนส่งทางบก เปิดเผยความคืบหน้า"),
        ("เมื่อเวลา 18.45 น. วันที่ 27 พ.ค. ที่ทำเนียบรัฐบาล ", "นายสมชาย ใจดี โฆษกรัฐบาล เปิดเผยความคืบหน้า"),
        ("สำนักข่าวต่างประเทศรายงานจากกรุงปารีส เมื่อวันที่ 8 มิ.ย. ว่า ", "ตำรวจจับกุมคนร้ายได้แล้ว"),
    ],
)
def test_a_date_and_who_reported_are_left_off(routine: str, news: str) -> None:
    assert news in beginnings(routine + news)


def test_what_the_speaker_says_of_himself_begins_nothing_without_him() -> None:
    said = "นายสมชาย กล่าวว่า ในวันที่ 5 มิ.ย.นี้ ตนจะเดินทางไปตรวจราชการที่จังหวัดน่าน"
    assert beginnings(said) == [said]
    assert beginnings("นายสมชาย กล่าวว่า ตนจะเดินทางไปตรวจราชการ")


def test_no_year_is_left_of_a_date() -> None:
    news = "สมเด็จพระเจ้าอยู่หัว ทรงพระกรุณาโปรดเกล้าฯ ให้จัดงาน"
    assert beginnings(f"เมื่อวันที่ 26 พฤษภาคม 2560 {news}") == [news]


def test_an_abbreviation_in_a_foreign_name_ends_no_sentence_amid_thai() -> None:
    paragraph = "ภาพยนตร์เรื่องนี้ใกล้เข้าฉายแล้ว ล่าสุดทาง Warner Bros. Pictures จึงได้ปล่อยคลิปใหม่"
    assert not any(beginning.startswith("Pictures") for beginning in beginnings(paragraph))
    assert not any(ending.endswith("Bros.") for ending in endings(paragraph))


def test_what_joins_a_phrase_to_the_one_before_is_left_off() -> None:
    paragraph = "ฝนตกหนักทำให้ถนนหลายสายติดขัด ขณะที่การจราจรติดขัดอย่างหนัก"
    assert beginnings(paragraph)[1] == "การจราจรติดขัดอย่างหนัก"


@given(st.text(alphabet=st.sampled_from('กขา่้ำเแ ฯๆ.()"“”ก็ที่และว่าABꙮ0๑\u200b\n'), max_size=300))
def test_pieces_put_together_are_the_paragraph_again(paragraph: str) -> None:
    pieces = list(pieces_of(paragraph, words_of))
    assert "".join(f"{piece.space}{piece.text}" for piece in pieces).strip() == " ".join(paragraph.split())
    assert all(piece.text.endswith(piece.alone) for piece in pieces)
