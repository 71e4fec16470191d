"""How news begins as a matter of course: a date, a place, who reported it. A short telling does without."""

import re
from typing import Final

TITLE: Final = (
    r"นายแพทย์|นาย(?!ก|จ้าง|หน้า|ทุน|แบบ|ทหาร|ตำรวจ)|นางสาว|นาง(?!แบบ|เอก|งาม|พยาบาล)|น\.ส\.|ด\.[ชญ]\.|คุณหญิง|ดร\.|ศ\.|รศ\.|ผศ\.|นพ\.|พญ\.|ทพ\.|ม\.ร\.ว\.|ม\.ล\."
    r"|(?:พล|พ|ร|จ|ส|น|ด)\.(?:ต|ท|อ|จ|ส|ร)\.(?:[ก-ฮ]\.)?(?:หญิง)?|ว่าที่ร้อย"
)
MONTH: Final = (
    r"(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?"
    r"|(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)(?:คม|พันธ์|ยน)?"
)
_DATE: Final = rf"(?:วันที่ ?)?\d{{1,2}} ?(?:{MONTH}) ?(?:(?:พ\.ศ\. ?|ปี ?)?\d{{2,4}})? ?(?:ที่ผ่านมา|นี้)?"
_TIME: Final = r"(?:เวลา|ช่วงเวลา)(?:ประมาณ)? ?\d{1,2}[.:]\d{2} ?น\."
_WHEN: Final = rf"{_TIME}|วันนี้|วานนี้|เมื่อวาน(?:นี้)?|เร็ว ?ๆ ?นี้|{_DATE}|\( ?{_DATE}\)|ของ"
_DATELINE: Final = re.compile(
    rf"(?:ล่าสุด |ต่อมา ?)?(?:เมื่อ)?(?:ช่วง(?:เช้า|สาย|บ่าย|เย็น|ค่ำ|ดึก))? ?(?:(?:{_WHEN})[ ,]*)+"
    rf"(?:ว่า ?|(?<= )|$|(?={TITLE}))"
)
_PLACE: Final = re.compile(rf"(?:ณ ?|ที่)\S+ (?={TITLE}|ผู้สื่อข่าว|ผู้อำนวยการ|อธิบดี)")
_REPORTED: Final = re.compile(
    r"(?:สำนักข่าว|ผู้สื่อข่าว|รายงานข่าว|มีรายงาน|เว็บไซต์|หนังสือพิมพ์)(?:(?! โดย| ซึ่ง| แต่).){0,150}?(?<!ระห)ว่า(?: |$)"
    r"|(?:พบ|ระบุ|เปิดเผย|เผย|กล่าว|ทราบ|แจ้ง|โดยระบุ|โดยพบ)ว่า ?"
)
_REPORTING: Final = re.compile(r"(?:สำนักข่าว|ผู้สื่อข่าว|รายงานข่าว|มีรายงาน)(?:(?!ว่า).)*")

_ANNOUNCING: Final = re.compile(
    r"(?:กล่าว|เปิดเผย|เผย|ให้สัมภาษณ์|แถลง|ชี้แจง)(?:ความคืบหน้า)? ?"
    r"(?:ถึง|ภายหลัง|หลัง|ระหว่าง|ในการ|ในงาน|เมื่อ|กับ|ต่อ(?!ว่า)|เกี่ยวกับ|กรณี)(?:(?!ว่า).)*$"
)


def length_of_routine(text: str) -> int:
    """Of what stands before the news itself; it ends with a space."""
    end = dated.end() if (dated := _DATELINE.match(text)) else 0
    if dated and (place := _PLACE.match(text, end)):
        end = place.end()
    if reported := _REPORTED.match(text, end):
        end = reported.end()
    return end


def reports(text: str) -> bool:
    """That it says who reported, and not yet what."""
    return _REPORTING.fullmatch(text) is not None


def announces(text: str) -> bool:
    """That it says of what someone spoke, and not yet what was said."""
    return _ANNOUNCING.search(text) is not None
