"""A page as news sites make them, and the text that a reader came for."""

SENTENCE = "ย่อหน้านี้เล่าเรื่องเทคโนโลยีในประเทศไทยอย่างละเอียด เพื่อให้ผู้อ่านเข้าใจที่มาที่ไปของเรื่อง "
PAGE = f"""<!doctype html><html><head><title>หัวข้อข่าว - เว็บข่าว</title></head><body>
    <nav><a href="/">หน้าแรก</a><a href="/it">ไอที</a></nav>
    <article><h1>หัวข้อข่าว</h1><p>{SENTENCE}</p><h2>หัวข้อย่อย</h2><p>{SENTENCE * 2}</p>
    <p>Advertisement</p><ul><li>หนึ่ง</li><li>สอง</li></ul><p>{SENTENCE}</p><script>alert("no")</script></article>
    <section class="comments"><h3>Comments</h3><form><textarea>Write here</textarea></form></section>
    <footer>Copyright</footer></body></html>"""
TEXT = "\n\n".join([SENTENCE.strip(), "หัวข้อย่อย", (SENTENCE * 2).strip() + "\n• หนึ่ง\n• สอง", SENTENCE.strip()])
