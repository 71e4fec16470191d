"""Pages as people copy them out of a browser, in the shape of the newsroom's own theme."""

from news.manuscript import Manuscript

THAI = """ข่าว Tech

สมาร์ตวอตช์รุ่นใหม่ของ Lumen วัดความดันได้โดยไม่ต้องใช้สายรัด

Lumen ผู้ผลิตอุปกรณ์สวมใส่ เปิดตัวนาฬิการุ่นใหม่ที่วัดความดันโลหิตได้จากข้อมือโดยตรง บริษัทระบุว่าผ่านการทดสอบกับผู้ใช้กว่า 4,000 คน

เซนเซอร์ใหม่กับแบตเตอรี่เก้าวัน

เซนเซอร์รุ่นนี้ใช้แสงสามความยาวคลื่น และทำงานร่วมกับชิปประหยัดพลังงาน จึงใช้งานได้นานถึงเก้าวันต่อการชาร์จหนึ่งครั้ง

Advertisement

ราคาและวันวางจำหน่าย

นาฬิกาจะวางขายในประเทศไทยเดือนหน้า เริ่มต้นที่ 8,900 บาท มีให้เลือกสามสี

บทสรุป

นาฬิการุ่นใหม่ของ Lumen ทำให้การวัดความดันเป็นเรื่องง่ายขึ้น แต่ยังต้องรอการรับรองจากหน่วยงานด้านสุขภาพก่อนใช้แทนเครื่องมือแพทย์

Advertisement

Source
wristreport
กดเพื่ออ่านเพิ่มเติม
Advertisement

Nicha K.

นักเขียนสายอุปกรณ์สวมใส่ ชอบทดลองของใหม่และเล่าให้เข้าใจง่าย

บทความที่เกี่ยวข้อง

หูฟังรุ่นใหม่ตัดเสียงได้ดีขึ้นสองเท่า
แท็บเล็ตจอพับได้วางขายแล้ว

ใส่ความเห็น

อีเมลของคุณจะไม่แสดงให้คนอื่นเห็น ช่องข้อมูลจำเป็นถูกทำเครื่องหมาย *

Back to top button
"""
THAI_READ = Manuscript(
    category="ข่าว Tech",
    title="สมาร์ตวอตช์รุ่นใหม่ของ Lumen วัดความดันได้โดยไม่ต้องใช้สายรัด",
    body="""Lumen ผู้ผลิตอุปกรณ์สวมใส่ เปิดตัวนาฬิการุ่นใหม่ที่วัดความดันโลหิตได้จากข้อมือโดยตรง \
บริษัทระบุว่าผ่านการทดสอบกับผู้ใช้กว่า 4,000 คน

เซนเซอร์ใหม่กับแบตเตอรี่เก้าวัน

เซนเซอร์รุ่นนี้ใช้แสงสามความยาวคลื่น และทำงานร่วมกับชิปประหยัดพลังงาน จึงใช้งานได้นานถึงเก้าวันต่อการชาร์จหนึ่งครั้ง

ราคาและวันวางจำหน่าย

นาฬิกาจะวางขายในประเทศไทยเดือนหน้า เริ่มต้นที่ 8,900 บาท มีให้เลือกสามสี

บทสรุป

นาฬิการุ่นใหม่ของ Lumen ทำให้การวัดความดันเป็นเรื่องง่ายขึ้น \
แต่ยังต้องรอการรับรองจากหน่วยงานด้านสุขภาพก่อนใช้แทนเครื่องมือแพทย์""",
    summary="นาฬิการุ่นใหม่ของ Lumen ทำให้การวัดความดันเป็นเรื่องง่ายขึ้น "
    "แต่ยังต้องรอการรับรองจากหน่วยงานด้านสุขภาพก่อนใช้แทนเครื่องมือแพทย์",
    source="wristreport",
    author="Nicha K.",
    bio="นักเขียนสายอุปกรณ์สวมใส่ ชอบทดลองของใหม่และเล่าให้เข้าใจง่าย",
)

ENGLISH = """Home / Tech News

Lumen's new watch measures blood pressure without a cuff

5 Comments
Facebook
X
2 minutes read

Lumen has shown a watch that measures blood pressure at the wrist. The company says it tried it on 4,000 people.

A sensor with three colours

The sensor uses three wavelengths and a frugal chip, which makes nine days from one charge.

Related articles
Headphones that cancel twice the noise
A folding tablet goes on sale

The watch goes on sale next month, from 249 dollars, in three colours, in twenty countries at first and \
everywhere else by the end of the year, the company told reporters at its yearly event in Berlin.

Conclusion

The watch makes measuring easy, but it is no medical device before a health authority says so.

Advertisement

Source:
[The Wrist Report](https://wrist.example/lumen)
Read more
Photo of Nicha K.
Nicha K.
Writes about what people wear.

Leave a comment

Your email address will not be published. Required fields are marked *
Back to top button
"""
