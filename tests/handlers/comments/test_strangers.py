"""What strangers may send: nothing of it raises, and nothing of it becomes markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.comments.notices import notice_screen
from handlers.texts import load_texts
from news.article import Article, ArticleId
from news.comment import Comment, CommentId, CommentState, Notice
from news.language import LANGUAGES, Language
from news.rules.wording import cleaned
from news.source import SourceId
from news.team import UserId
from playground.formatting import formatted
from playground.units import utf16
from tests.box import Box
from tests.storage.newsroom import NOON, article
from tests.talk import THAI, stock

TEXTS = load_texts()
NASTY = (
    "<b>bold</b> & <script>alert(1)</script>",
    "</i></b><a href='https://x.example'>x</a>",
    "{name} {number} {0} %s %(x)s",
    "\u202e\u2066abc\u2069",
    "a" + "\u0301" * 500,
    "🏴‍☠️" * 300,
    "' OR 1=1; DROP TABLE comment; --",
    '\\u0000 NEAR( col: * "',
)


def said(name: str, text: str) -> Comment:
    return Comment(
        id=CommentId(2**52),
        article_id=ArticleId(2**52),
        parent_id=None,
        user_id=UserId(7),
        name=name,
        staff=False,
        answers=name,
        text=cleaned(text),
        state=CommentState.SHOWN,
        concerns=(),
        at=NOON,
        edited_at=None,
        likes=0,
    )


@given(
    language=st.sampled_from(LANGUAGES),
    title=st.text(min_size=1),
    name=st.text(max_size=30),
    text=st.text(max_size=1500),
    answers=st.integers(1, 9),
)
def test_whatever_is_said_is_shown_as_it_was_said(
    language: Language, title: str, name: str, text: str, answers: int
) -> None:
    told = Article(
        **{field: getattr(article(), field) for field in article().__dataclass_fields__} | {"title": title},
        id=ArticleId(1),
        source_id=SourceId(1),
        source_title="",
        first_seen=NOON,
        revision=1,
    )
    comment = said(cleaned(name), text)
    notice = Notice(user_id=UserId(7), kind="answered", comment=comment, answers=answers, last=comment)
    screen = notice_screen(TEXTS[language], told, notice)
    assert screen is not None
    plain, _ = formatted(screen.text.encode("utf-8", "replace").decode(), "HTML", None)
    assert utf16(plain) <= 4096
    assert " ".join(comment.text[:250].split()) in " ".join(plain.split())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_nasty_text_is_a_comment_like_any_other(box: Box) -> None:
    await stock(box, "ชิปประหยัดพลังงาน")
    async with box.bot(comments="open", feeds=()):
        for text in NASTY:
            person = box.telegram.person(first_name=text[:30] or "x", language_code="th")
            person.say("/start a1")
            card = await person.reads(lambda message: "ชิปประหยัดพลังงาน" in message["text"])
            person.say(text, reply_to=card)
            await person.reads(lambda m: THAI["published"] in m["text"] or THAI["held"] in m["text"])
