from dataclasses import replace

from news.audit import Deed
from news.dialog import Dialog
from news.ports import Storage
from news.subscriber import ChatId
from news.team import Member, Role, UserId
from tests.storage.newsroom import LATER, NOON, filing, look

OWNER, EDITOR = UserId(1), UserId(2)
MEMBER = Member(user_id=EDITOR, role=Role.EDITOR, name="มะลิ", since=NOON, added_by=OWNER)
DIALOG = Dialog(chat_id=ChatId(2), user_id=EDITOR, step="title", about="12", expires_at=LATER)


async def test_a_member_is_known_until_removed(storage: Storage) -> None:
    assert await storage.team.get(EDITOR) is None
    await storage.team.put(MEMBER)
    assert await storage.team.get(EDITOR) == MEMBER
    assert await storage.team.remove(EDITOR)
    assert not await storage.team.remove(EDITOR)
    assert await storage.team.all() == []


async def test_a_new_role_takes_the_place_of_the_last_one(storage: Storage) -> None:
    await storage.team.put(MEMBER)
    demoted = replace(MEMBER, role=Role.MODERATOR, since=LATER)
    await storage.team.put(demoted)
    assert await storage.team.all() == [demoted]


async def test_the_audit_tells_the_latest_first(storage: Storage) -> None:
    for number in range(3):
        await storage.audit.record(Deed(at=NOON, user_id=OWNER, deed="ban", subject=f"person {number}"))
    page = await storage.audit.latest(number=0, size=2)
    assert [entry.subject for entry in page.items] == ["person 2", "person 1"]
    assert page.total == 3


async def test_a_question_waits_for_its_answer_until_it_expires(storage: Storage) -> None:
    dialogs = storage.dialogs
    await dialogs.ask(DIALOG)
    assert await dialogs.pending(DIALOG.chat_id, EDITOR, NOON) == DIALOG
    assert await dialogs.pending(DIALOG.chat_id, OWNER, NOON) is None
    assert await dialogs.pending(DIALOG.chat_id, EDITOR, LATER) is None


async def test_a_new_question_takes_the_place_of_the_last_one(storage: Storage) -> None:
    dialogs = storage.dialogs
    await dialogs.ask(DIALOG)
    await dialogs.ask(replace(DIALOG, step="summary"))
    pending = await dialogs.pending(DIALOG.chat_id, EDITOR, NOON)
    assert pending is not None
    assert pending.step == "summary"
    await dialogs.end(DIALOG.chat_id, EDITOR)
    assert await dialogs.pending(DIALOG.chat_id, EDITOR, NOON) is None


async def test_a_source_of_our_own_takes_articles_and_is_never_looked_at(storage: Storage) -> None:
    source = await storage.sources.place("desk")
    assert await storage.sources.place("desk") == source
    await storage.sources.store(look(source, filing("a", title=["ข่าว"])))
    assert (await storage.articles.latest(number=0, size=5)).total == 1
    assert not await storage.sources.claim_due(LATER, until=LATER, limit=9)
