"""Feeds as they are met, in small."""

from html import escape

from bot.sources.parse import ParsedFeed, parse
from news.article import NewArticle
from news.moment import Moment

URL = "https://news.example/feed/"
NOW = Moment(1_772_500_000)  # 3 March 2026
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(*items: str, channel: str = "<title>ข่าวไอที</title><language>th</language>") -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    document = f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel>{channel}{inner}</channel></rss>'
    return document.encode()


def atom(*entries: str, head: str = "<title>Tech news</title>") -> bytes:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{inner}</feed>'.encode()


def read(content: bytes | str, content_type: str = "") -> ParsedFeed:
    document = content.encode() if isinstance(content, str) else content
    return parse(document, url=URL, content_type=content_type, now=NOW)


def only(content: bytes | str) -> NewArticle:
    (article,) = read(content).articles
    return article


def wordpress_item(number: int = 1, body: str = "<p>ย่อหน้าแรก</p><p>ย่อหน้าที่สอง</p>") -> str:
    return f"""
        <title>กูเกิลเปิดตัว AI &#8220;ใหม่&#8221; {number}</title>
        <link>https://news.example/2026/03/{number}/?utm_source=rss</link>
        <dc:creator><![CDATA[กองบรรณาธิการ]]></dc:creator>
        <pubDate>Mon, 02 Mar 2026 10:00:00 +0700</pubDate>
        <category><![CDATA[มือถือ]]></category><category><![CDATA[AI &amp; ML]]></category>
        <category>ai &amp;amp; ml</category>
        <guid isPermaLink="false">https://news.example/?p={number}</guid>
        <description><![CDATA[<p>เรื่องย่อ [&#8230;]</p>
        <p>The post <a href="x">x</a> appeared first on <a href="y">y</a>.</p>]]></description>
        <content:encoded><![CDATA[{body}<img src="/1.jpg">]]></content:encoded>
    """


def plain_item(**fields: str) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
