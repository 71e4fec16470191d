"""Words that tell nothing of an article."""

from typing import Final

_THAI: Final = """
    ที่ การ เป็น ใน จะ มี ของ ได้ และ ว่า ให้ ไม่ กับ ไป มา จาก โดย
    นี้ ความ อยู่ หรือ ด้วย แต่ แล้ว ก็ คน ทำ กว่า ถึง ซึ่ง เพื่อ ขึ้น วัน ปี ยัง
    ต้อง เมื่อ อย่าง ผู้ ต่อ กัน ตาม นาย เข้า ลง ออก ดังกล่าว กล่าว พร้อม
    ทาง หลัง รับ เรื่อง นั้น ทั้ง นำ ใช้ ตัว เปิด พบ แห่ง งาน ครั้ง วันที่
    เวลา เรา ทั้งนี้ ส่วน จึง เพราะ หาก ก่อน ทุก ร่วม ประเทศ
    ไทย ราย มาก ใหม่ อีก อาจ สามารถ ระหว่าง หลาย ขณะ ผ่าน เปิดเผย
    รวม ช่วง ด้าน ต่าง คือ เช่น ตั้งแต่ นอกจาก สำหรับ เกิด ดี
    ปัจจุบัน เดือน น จำนวน 1 2 3 4 5 6 10
"""
_ENGLISH: Final = """
    the of to and a in is that for it on with as was
    by at from be are this an have has its not or but will more
    their which can also they been were one than other
    about after into when up out who would new said all
"""
_OPENING: Final = """
    the this that these those there then they it its in on
    at an as and but for from with when while what who how
    why we he she his her our you your if is are was
    were has have had will would can could may might to of by or
    no not now new after before more most mr
    mrs ms dr monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
"""

COMMON: Final = frozenset((*_THAI.split(), *_ENGLISH.split()))
NO_NAMES: Final = frozenset(_OPENING.split())
"""Written with a capital, yet no name, or that of any day."""
