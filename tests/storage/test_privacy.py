import re

from news.audit import Deed
from news.comment import CommentState
from news.dialog import Dialog
from news.ports import Storage
from news.subscriber import ChatId
from news.team import UserId
from storage.opening import open_database
from storage.personal import PERSONAL
from tests.storage.comments import MALI, MODERATOR, ROBIN, said
from tests.storage.newsroom import LATER, NOON, archived, filing, joined, pushed

TELLING = re.compile(r"(chat_id|user_id|subscriber_id|message_id|author|used_by|\w+_by|decided_name)")
IMPERSONAL = {
    "article.author": "the byline of what was published",
    "article.gist_by": "the method of a summary",
}
"""Columns with telling names that hold nothing of a person's, and why."""
COLUMNS = {
    "sqlite": """
        SELECT tables.name AS owner, columns.name AS title
        FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'
    """,
    "postgres": """
        SELECT table_name AS owner, column_name AS title FROM information_schema.columns
        WHERE table_schema = current_schema()
    """,
}


async def test_no_table_with_something_of_a_person_is_left_out(storage: Storage, database_url: str) -> None:
    database = await open_database(database_url)
    rows = await database.read(COLUMNS[database.dialect.name])
    await database.close()
    telling = {
        row["owner"]
        for row in rows
        if TELLING.fullmatch(row["title"]) and f"{row['owner']}.{row['title']}" not in IMPERSONAL
    }
    assert telling - PERSONAL.keys() == set()


async def a_life(storage: Storage) -> None:
    """Of Mali, who reads, saves, comments and is answered by Robin; and who has once moderated."""
    await joined(storage, MALI, ROBIN)
    (article,) = await archived(storage, filing())
    await pushed(storage, article)
    comment = await said(storage, article.id, "ความลับของมะลิ")
    await said(storage, article.id, "ที่รออยู่ของมะลิ", message=2, state=CommentState.HELD)
    answer = await said(storage, article.id, "ตอบมะลิ", by=ROBIN, to=comment.id)
    await storage.comments.vote(answer.id, MALI)
    await storage.comments.vote(comment.id, ROBIN)
    await storage.saved.keep(ChatId(MALI), article.id, NOON)
    await storage.dialogs.ask(
        Dialog(chat_id=ChatId(MALI), user_id=MALI, step="comment", about="1", expires_at=LATER)
    )
    await storage.moderation.watch("casino", "casino", by=MALI, now=NOON)
    await storage.moderation.ban(ROBIN, name="มะลิ", by=MALI, now=NOON)
    await storage.audit.record(Deed(at=NOON, user_id=MODERATOR, deed="dismiss", subject=f"person {MALI}"))


async def test_all_that_is_known_of_a_person_is_given_to_them(storage: Storage) -> None:
    await a_life(storage)
    known = await storage.privacy.known(MALI)
    assert {
        "subscriber",
        "delivery",
        "saved",
        "comment",
        "vote",
        "commenter",
        "notice",
        "dialog",
    } <= known.keys()
    assert [row["text"] for row in known["comment"]] == ["ความลับของมะลิ", "ที่รออยู่ของมะลิ"]
    assert "ตอบมะลิ" not in str(known)
    assert await storage.privacy.known(UserId(404)) == {}


async def test_nothing_leads_to_whoever_was_forgotten(storage: Storage, database_url: str) -> None:
    await a_life(storage)
    await storage.privacy.forget(MALI, pseudonym=-7, now=LATER)
    assert await storage.privacy.known(MALI) == {}
    database = await open_database(database_url)
    for table in PERSONAL:
        told = str([dict(row) for row in await database.read(f"SELECT * FROM {table}")])  # noqa: S608
        assert not re.search(rf"\b{MALI}\b|มะลิ", told.replace("ตอบมะลิ", "")), table
    await database.close()
    page = await storage.comments.page(1, ROBIN, order="new", number=0, size=5)  # type: ignore[arg-type]
    assert [(one.state, one.name, one.likes) for one in page.items] == [
        (CommentState.SHOWN, "Robin", 0),
        (CommentState.REMOVED, "", 0),
    ]
    assert (await storage.comments.thread(page.items[0].article_id)).shown == 1
    deeds = (await storage.audit.latest(number=0, size=5)).items
    assert {(entry.user_id, entry.subject) for entry in deeds} == {
        (-7, "casino"),
        (-7, f"person {ROBIN}"),
        (MODERATOR, "person -7"),
    }


async def test_a_ban_outlives_being_forgotten(storage: Storage) -> None:
    await a_life(storage)
    await storage.privacy.forget(ROBIN, pseudonym=-8, now=LATER)
    banned = await storage.commenters.get(ROBIN)
    assert banned is not None
    assert (banned.banned, banned.name) == (True, "")
