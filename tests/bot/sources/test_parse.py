from contextlib import suppress
from html import escape

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sources import strict, tolerant
from bot.sources.parse import ParsedFeed
from news.article import NewArticle
from news.errors import FeedMalformed
from news.moment import Moment
from tests.bot.sources.feeds import atom, only, plain_item, read, rss, wordpress_item

LONG = "เนื้อข่าวที่ยาวมาก " * 100


def test_an_item_of_wordpress_is_understood_whole() -> None:
    assert read(rss(wordpress_item())) == ParsedFeed(
        title="ข่าวไอที",
        articles=(
            NewArticle(
                key="https://news.example/?p=1",
                url="https://news.example/2026/03/1/",
                title="กูเกิลเปิดตัว AI “ใหม่” 1",
                body="ย่อหน้าแรก\n\nย่อหน้าที่สอง",
                summary="เรื่องย่อ",
                category="มือถือ",
                tags=("AI & ML",),
                author="กองบรรณาธิการ",
                image="https://news.example/1.jpg",
                language="th",
                published=Moment(1_772_420_400),
            ),
        ),
    )


def test_an_entry_of_atom_is_understood_whole() -> None:
    entry = """
        <id>tag:news.example,2026:1</id><title type="html">Chips &amp;amp; &lt;b&gt;more&lt;/b&gt;</title>
        <link rel="edit" href="https://news.example/edit/1"/><link href="/1"/>
        <link rel="enclosure" type="image/png" href="https://news.example/1.png"/>
        <published>2026-03-02T10:00:00+07:00</published><updated>2026-03-02T11:00:00+07:00</updated>
        <author><name>Desk</name><email>desk@news.example</email></author>
        <category term="chips" label="Chips"/><category term="news"/>
        <summary>1 &lt; 2</summary><content type="html">&lt;p&gt;Body&lt;/p&gt;</content>
    """
    assert only(atom(entry)) == NewArticle(
        key="tag:news.example,2026:1",
        url="https://news.example/1",
        title="Chips & more",
        body="Body",
        summary="1 < 2",
        category="Chips",
        tags=("news",),
        author="Desk",
        image="https://news.example/1.png",
        language="en",
        published=Moment(1_772_420_400),
    )


def json_feed(*items: object, **head: object) -> bytes:
    return orjson.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Tech", "items": items, **head}
    )


def test_an_item_of_json_feed_is_understood_whole() -> None:
    item = {
        "id": 7,
        "url": "/7?fbclid=x",
        "title": "AT&T <3 chips",
        "content_html": "<p>One</p><p>Two</p>",
        "summary": "In short",
        "image": "https://news.example/7.jpg",
        "date_published": "2026-03-02T03:00:00Z",
        "authors": [{"name": "Desk"}, {"url": "x"}, 1],
        "tags": ["chips", 5, "news", "News"],
    }
    assert only(json_feed(item)) == NewArticle(
        key="7",
        url="https://news.example/7",
        title="AT&T <3 chips",
        body="One\n\nTwo",
        summary="In short",
        category="chips",
        tags=("news",),
        author="Desk",
        image="https://news.example/7.jpg",
        language="en",
        published=Moment(1_772_420_400),
    )


def test_json_feed_of_version_1_and_of_plain_text_is_read() -> None:
    item = {"id": "https://news.example/a", "content_text": "<b> & so on\n\nnext", "title": None, "tags": "x"}
    article = only(json_feed(item, "junk", version="https://jsonfeed.org/version/1", author={"name": "Desk"}))
    assert article.url == "https://news.example/a"
    assert article.body == "<b> & so on\n\nnext"
    assert article.title == "<b> & so on next"
    assert article.author == "Desk"


RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://news.example/"><title>Old news</title></channel>
    <item rdf:about="https://news.example/1"><title>Hello</title><link>https://news.example/1</link>
    <description>World</description><dc:date>2026-03-02T03:00:00Z</dc:date><dc:creator>Desk</dc:creator></item></rdf:RDF>"""
RSS_091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
    "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Old news</title>
    <item><title>Hello</title><link>https://news.example/1</link><description>World</description></item></channel></rss>"""
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old news</title>
    <entry><title>Hello</title>
    <link rel="alternate" href="https://news.example/1"/><summary>World</summary></entry></feed>"""


@pytest.mark.parametrize("document", [RDF, RSS_091, ATOM_03])
def test_old_formats_are_read(document: str) -> None:
    feed = read(document)
    (article,) = feed.articles
    assert feed.title == "Old news"
    assert (article.title, article.url, article.summary) == ("Hello", "https://news.example/1", "World")


def test_xhtml_and_xml_base_are_read() -> None:
    entry = """<id>1</id><title>Hi</title><link href="a"/><content type="xhtml" xml:base="https://other.example/x/">
        <div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two <img src="1.jpg"/></p></div></content>"""
    article = only(
        atom(entry, head="<title>Tech</title>").replace(b"<feed ", b'<feed xml:base="https://news.example/b/" ')
    )
    assert article.url == "https://news.example/b/a"
    assert article.body == "One\n\nTwo"
    assert article.image == "https://other.example/x/1.jpg"


@pytest.mark.parametrize(
    "broken",
    [
        b'<rss version="2.0"><channel><item><title>A & B</title><link>https://news.example/1</link></item></channel></rss>',
        b"<rss><channel><item><title>A &amp; B</title><link>https://news.example/1</link></item><item><ti",
        b"<br>Warning: x in y.php\n<?xml version='1.0'?><rss><channel><item><title>A &amp; B</title><link>https://news.example/1</link></item></channel></rss>",
        b"<rss><channel><item><title>A &amp;\0 B</title><link>https://news.example/1</link></b></item></channel></rss>",
        b"\xef\xbb\xbf \n<rss><channel><item><title>A&nbsp;&amp; B</title><link>https://news.example/1</link></item></channel></rss>",
    ],
)
def test_a_broken_feed_whose_items_can_be_read_is_read(broken: bytes) -> None:
    article = read(broken).articles[0]
    assert (article.title, article.url) == ("A & B", "https://news.example/1")


def test_a_feed_in_thai_bytes_under_a_wrong_header_is_read() -> None:
    feed = read(
        rss(wordpress_item()).decode().replace("“", "").encode("cp874", "ignore"), "text/xml; charset=utf-8"
    )
    assert feed.title == "ข่าวไอที"
    assert feed.articles[0].body == "ย่อหน้าแรก\n\nย่อหน้าที่สอง"


def test_the_source_own_id_is_the_key_else_the_address_else_the_title() -> None:
    assert only(rss("<guid>abc</guid><link>https://a.example/1</link>")).key == "abc"
    assert only(rss("<link>https://a.example/1?utm_source=x</link>")).key == "https://a.example/1"
    assert only(rss("<title>Only a title</title>")).key == "Only a title"
    assert len(only(rss(f"<guid>{'x' * 5000}</guid><title>t</title>")).key) == 64


def test_a_permalink_stands_in_for_a_missing_link() -> None:
    assert only(rss("<guid>https://a.example/1</guid><title>t</title>")).url == "https://a.example/1"
    other = only(rss('<guid isPermaLink="false">https://a.example/1</guid><title>t</title>'))
    assert other.url == "https://news.example/feed/#https%3A%2F%2Fa.example%2F1"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.example/", "data:text/html,x"])
def test_a_link_out_of_the_web_is_none(link: str) -> None:
    assert (
        only(rss(f"<guid isPermaLink='false'>1</guid><link>{link}</link>")).url
        == "https://news.example/feed/#1"
    )


def test_an_item_that_says_nothing_is_skipped_and_a_repeated_one_taken_once() -> None:
    first, again = "<guid>1</guid><title>first</title>", "<guid>1</guid><title>again</title>"
    assert [article.title for article in read(rss("<pubDate>x</pubDate>", first, again)).articles] == ["first"]


def test_at_most_five_hundred_items_are_taken() -> None:
    items = [f"<title>{number}</title>" for number in range(600)]
    assert len(read(rss(*items)).articles) == 500
    assert len(read(rss(*items).replace(b"</rss>", b"")).articles) == 500
    assert len(read(json_feed(*({"id": number} for number in range(600)))).articles) == 500


def test_a_long_description_is_the_article_itself() -> None:
    article = only(rss(plain_item(title="t", description=f"<p>{LONG}</p>")))
    assert (article.body, article.summary) == (LONG.strip(), "")


def test_a_summary_that_only_repeats_the_content_is_none() -> None:
    article = only(
        rss("<title>t</title><description>same text</description><content:encoded>same text</content:encoded>")
    )
    assert (article.body, article.summary) == ("same text", "")


def test_everything_is_bounded() -> None:
    article = only(
        rss(
            plain_item(title="x" * 5000, author="y" * 500, description="z " * 4000)
            + f"<content:encoded>{'w' * 500_000}</content:encoded>"
            + "".join(f"<category>{number}</category>" for number in range(100))
        )
    )
    assert len(article.title) == 300
    assert len(article.author) == 100
    assert len(article.summary) <= 1000
    assert len(article.body) == 200_000
    assert len(article.tags) == 20


def test_an_item_without_a_title_is_named_by_its_text() -> None:
    assert (
        only(rss("<link>https://a.example/</link><description>Some words</description>")).title == "Some words"
    )
    assert only(rss("<link>https://a.example/</link>")).title == "https://a.example/"


def test_mail_addresses_of_authors_are_not_passed_on() -> None:
    assert only(rss("<title>t</title><author>desk@a.example (Desk)</author>")).author == "Desk"


@pytest.mark.parametrize(
    "picture",
    [
        '<media:content url="https://a.example/1.jpg" medium="image"/>',
        '<media:group><media:content url="https://a.example/1.jpg" type="image/jpeg"/></media:group>',
        '<media:thumbnail url="https://a.example/1.jpg"/>',
        '<enclosure url="https://a.example/1.jpg" type="image/jpeg" length="0"/>',
        "<description>&lt;img src='//a.example/1.jpg'></description>",
    ],
)
def test_a_picture_is_found_wherever_the_feed_puts_it(picture: str) -> None:
    audio = (
        '<enclosure url="https://a.example/1.mp3" type="audio/mpeg"/><media:content url="2" type="video/mp4"/>'
    )
    for document in (rss(f"<title>t</title>{audio}{picture}"), rss(f"<title>t</title>{audio}{picture}")[:-3]):
        assert only(document).image == "https://a.example/1.jpg"


def test_a_date_of_the_future_or_none_at_all_is_unknown() -> None:
    assert only(rss("<title>t</title><pubDate>Mon, 02 Mar 2037 10:00:00 GMT</pubDate>")).published is None
    assert only(rss("<title>t</title>")).published is None


def test_a_date_without_a_zone_is_bangkoks_in_a_thai_feed_alone() -> None:
    item = "<title>t</title><pubDate>Mon, 02 Mar 2026 10:00:00</pubDate>"
    assert only(rss(item)).published == 1_772_420_400
    assert only(rss(item, channel="<title>Tech</title>")).published == 1_772_420_400 + 7 * 3600


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "nothing at all"),
        (b"\xef\xbb\xbf  \n", "nothing at all"),
        (b"<!doctype html><html><body>404</body></html>", "a web page, not a feed"),
        (b"<?xml version='1.0'?><!-- x --><html><rss></html>", "a web page, not a feed"),
        (
            b"<!DOCTYPE html><link href='/feed?key=1' title=x type='application/rss+xml' rel=alternate>",
            "a web page, not a feed; the page names this feed: https://news.example/feed?",
        ),
        (b"{}", "something that is no feed"),
        (b'{"version": "1", "items": []}', "something that is no feed"),
        (b"{nonsense", "something that is no feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "something that is no feed"),
        (b"<opml><body/></opml>", "something that is no feed"),
        (b"<item", "something that is no feed"),
    ],
)
def test_what_is_no_feed_is_told_in_words(content: bytes, complaint: str) -> None:
    with pytest.raises(FeedMalformed, match=r"https://news\.example/feed/ answered with") as raised:
        read(content)
    assert complaint in str(raised.value)


def test_a_feed_without_items_is_a_feed() -> None:
    assert read(rss()) == ParsedFeed(title="ข่าวไอที", articles=())
    assert read(atom()) == ParsedFeed(title="Tech news", articles=())
    assert read(json_feed()) == ParsedFeed(title="Tech", articles=())


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "bomb",
    [
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><rss><item><title>t&l11;</title></item></rss>',
        f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]><rss><item><title>t{"&a;" * 50_000}</title></item></rss>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><item><title>t&e;</title></item></rss>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]><rss><item><title>t</title></item></rss>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><item><title>t</title></item></channel></rss>',
    ],
)
@pytest.mark.timeout(20)  # far above what it takes; a quadratic one takes minutes
def test_bombs_and_outer_entities_are_harmless(bomb: str) -> None:
    article = only(bomb)
    assert article.title.startswith("t")
    assert "root:" not in article.title
    assert len(article.title) <= 300


@pytest.mark.parametrize(
    "document",
    [
        rss(*["<title>t</title>" + "<a>" * 20_000 + "</a>" * 20_000]),
        b"<rss><channel><item><title>t</title>" + b"<a>" * 60_000,
        b"<rss><channel><item><title>t</title></item>" + b"<a b='" * 40_000,
        b"<rss><channel><item><title>t" + b"&" * 200_000,
        b"<rss><channel>" + b"<item/>" * 500_000,
        b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 100_000,
    ],
)
@pytest.mark.timeout(20)  # far above what it takes; a quadratic one takes minutes
def test_a_document_made_to_hurt_does_not(document: bytes) -> None:
    with suppress(FeedMalformed):
        read(document)


def test_a_document_of_nothing_but_tags_is_no_feed() -> None:
    with pytest.raises(FeedMalformed):
        read(b"<rss>" + b"<a/>" * 1_000_001)


def encoded_twice(text: str) -> bool:
    """UTF-8 taken for Latin-1 and encoded again: feedparser undoes that, and is welcome to."""
    try:
        return text.encode("latin-1").decode("utf-8") != text
    except UnicodeError:
        return False


TEXTS = (
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30)
    .map(lambda text: escape(" ".join(text.split())))
    .filter(lambda text: not encoded_twice(text))
)


@settings(max_examples=40)
@given(title=TEXTS, description=TEXTS, category=TEXTS.filter(bool), guid=TEXTS, html=TEXTS)
def test_the_quick_parser_and_the_tolerant_one_read_the_same(
    title: str, description: str, category: str, guid: str, html: str
) -> None:
    document = rss(
        f"<title>{title}</title><link>https://a.example/1</link><description>{description}</description>"
        f"<category>{category}</category><guid isPermaLink='false'>{guid}</guid><dc:creator>Desk</dc:creator>"
        f"<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><content:encoded>{html}</content:encoded>"
    )
    assert strict.read(document, limit=9) == tolerant.read(document, limit=9)


@pytest.mark.parametrize(
    "document", [rss(wordpress_item(), wordpress_item(2)), rss(plain_item(title="<b>x</b>"))]
)
def test_both_parsers_read_the_usual_feeds_alike(document: bytes) -> None:
    assert strict.read(document, limit=9) is not None
    quick = read(document)
    assert quick == read(document.replace(b"<rss", b"<!-- <!DOCTYPE --><rss"))


FRAGMENTS = st.sampled_from(
    [
        *(
            b"<rss>",
            b"<channel>",
            b"<item>",
            b"</item>",
            b"<title>",
            b"</title>",
            b"<link>https://a.example</link>",
            b"<![CDATA[",
        ),
        *(
            b"]]>",
            b"<feed xmlns='http://www.w3.org/2005/Atom'>",
            b"<entry>",
            b"</entry>",
            b"<content type='xhtml'>",
            b"<guid>1",
        ),
        *(
            b"<link href='",
            b"<media:content url='x'/>",
            b"<category term='",
            b"&#x110000;",
            b"&#99999999;",
            b"&lt;p&gt;",
            b"<a:b>",
        ),
        *(
            b"<!DOCTYPE",
            b"<!ENTITY a 'b'>",
            b"<?xml",
            b"xml:base='http://[' ",
            b"<pubDate>",
            b"2569-02-30",
            b"<author>x@y",
            b"\xe0\xb8",
        ),
        *(
            b'{"version":"https://jsonfeed.org/version/1","items":[',
            b'{"id":1,"url":[],"tags":{}}',
            b"]}",
            b"<source url='x'>",
        ),
        *(
            b"<image>",
            b"<textinput>",
            b"<svg>",
            b"<enclosure url='http://['/>",
            b"<content mode='base64'>",
            b"<rdf:RDF>",
            b"<g:point>",
        ),
    ]
)


@given(
    st.binary() | st.lists(FRAGMENTS | st.binary(max_size=8), max_size=30).map(b"".join), st.text(max_size=30)
)
def test_any_bytes_are_a_feed_or_a_feed_error(content: bytes, header: str) -> None:
    try:
        feed = read(content, header)
    except FeedMalformed:
        return
    for article in feed.articles:
        assert article.key
        assert article.title
        assert article.url.startswith("http")
        assert not article.image or article.image.startswith("http")
