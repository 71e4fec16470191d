"""What the theme itself says on an article's page, in the article's language."""

from playground.site.article import Language

LABELS: dict[Language, dict[str, str]] = {
    "th": {
        "home": "หน้าแรก",
        "by": "โดย",
        "tags_label": "แท็ก",
        "advert": "พื้นที่โฆษณา",
        "author_about": "ติดตามข่าวเทคโนโลยี เล่าเรื่องยากให้อ่านง่าย และตรวจสอบก่อนเผยแพร่ทุกครั้ง",
        "related_label": "บทความที่เกี่ยวข้อง",
        "comment_label": "ใส่ความเห็น",
        "comment_note": "อีเมลของคุณจะไม่ถูกเผยแพร่ ช่องที่มีเครื่องหมาย * จำเป็นต้องกรอก",
        "comment_field": "ความเห็น *",
        "name_field": "ชื่อ *",
        "comment_button": "ส่งความเห็น",
    },
    "en": {
        "home": "Home",
        "by": "By",
        "tags_label": "Tags",
        "advert": "Advertisement",
        "author_about": "Follows technology, explains the hard parts and checks before publishing.",
        "related_label": "Related stories",
        "comment_label": "Leave a Reply",
        "comment_note": "Your email address will not be published. Required fields are marked *",
        "comment_field": "Comment *",
        "name_field": "Name *",
        "comment_button": "Post Comment",
    },
}
