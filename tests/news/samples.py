from typing import Any

from news.article import Article, ArticleId, NewArticle
from news.moment import Moment
from news.source import Source, SourceId

NOW = Moment(1_790_000_000)


def new_article(**changes: Any) -> NewArticle:
    told: dict[str, Any] = {
        "key": "guid-1",
        "url": "https://news.example/1",
        "title": "แบตเตอรี่รุ่นใหม่ชาร์จเต็มในห้านาที",
        "body": "นักวิจัยสาธิตแบตเตอรี่ต้นแบบ\n\nต้นแบบนี้ใช้วัสดุที่หาได้ในประเทศ",
        "summary": "",
        "category": "ข่าว Tech",
        "tags": ("แบตเตอรี่",),
        "author": "กองบรรณาธิการ",
        "image": "https://news.example/1.png",
        "language": "th",
        "published": Moment(NOW - 60),
    }
    return NewArticle(**told | changes)


def article(**changes: Any) -> Article:
    told = {name: getattr(new_article(), name) for name in NewArticle.__dataclass_fields__}
    stored: dict[str, Any] = {
        "id": ArticleId(1),
        "source_id": SourceId(1),
        "source_title": "ข่าวตัวอย่าง",
        "first_seen": NOW,
        "revision": 1,
    }
    return Article(**told | stored | changes)


def source(**changes: Any) -> Source:
    known: dict[str, Any] = {
        "id": SourceId(1),
        "url": "https://news.example/feed",
        "title": "ข่าวตัวอย่าง",
        "etag": "",
        "last_modified": "",
        "next_at": NOW,
        "last_success": Moment(NOW - 300),
        "failures": 0,
        "last_error": "",
    }
    return Source(**known | changes)
