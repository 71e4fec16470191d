import asyncio
from dataclasses import replace

import pytest

from news.delivery import MessageId
from news.draft import Draft, DraftState, Options, Piece
from news.invitation import Invitation
from news.manuscript import Manuscript
from news.moment import Moment
from news.ports import Storage
from news.team import Role, UserId
from tests.storage.newsroom import LATER, NOON, archived, filing

EDITOR, ANOTHER = UserId(2), UserId(3)
INVITATION = Invitation(token="secret", role=Role.EDITOR, made_by=UserId(1), expires_at=LATER)


def piece(number: int, text: str = "ข้อความ\0", **with_it: str) -> Piece:
    return Piece(message_id=MessageId(number), text=text, with_it=Manuscript(**with_it))


async def scheduled(storage: Storage, at: int, state: DraftState = DraftState.SCHEDULED) -> Draft:
    draft = await storage.drafts.begin(EDITOR, NOON)
    changed = await storage.drafts.change(replace(draft, state=state, publish_at=Moment(at)))
    assert changed is not None
    return changed


async def test_a_draft_is_a_row_from_its_first_message(storage: Storage) -> None:
    draft = await storage.drafts.begin(EDITOR, NOON)
    assert await storage.drafts.add(draft.id, piece(8, image="https://a.example/1.png"), LATER) == 1
    assert await storage.drafts.add(draft.id, piece(7, "ก่อนหน้า"), LATER) == 2
    first, second = await storage.drafts.pieces(draft.id)
    assert (first.text, second.text, second.with_it.image) == ("ก่อนหน้า", "ข้อความ", "https://a.example/1.png")
    assert await storage.drafts.get(draft.id) == replace(draft, changed_at=LATER)


async def test_a_message_that_comes_twice_is_one_piece(storage: Storage) -> None:
    draft = await storage.drafts.begin(EDITOR, NOON)
    for text in ("หนึ่ง", "อีกครั้ง"):
        assert await storage.drafts.add(draft.id, piece(7, text), NOON) == 1
    assert [one.text for one in await storage.drafts.pieces(draft.id)] == ["หนึ่ง"]


async def test_all_that_an_editor_decides_is_kept(storage: Storage) -> None:
    draft = await storage.drafts.begin(EDITOR, NOON)
    wanted = replace(
        draft,
        state=DraftState.ASKED,
        changed_by=ANOTHER,
        changed_at=LATER,
        publish_at=LATER,
        manuscript=Manuscript(title="ข่าว", body="เนื้อ\n\nข่าว"),
        options=Options(silent=True, note="แก้ชื่อ", asked_by=EDITOR),
    )
    assert await storage.drafts.change(wanted) == replace(wanted, revision=2)
    assert await storage.drafts.get(draft.id) == replace(wanted, revision=2)


async def test_of_two_who_change_one_revision_the_later_is_told(storage: Storage) -> None:
    draft = await storage.drafts.begin(EDITOR, NOON)
    changes = [replace(draft, manuscript=Manuscript(title=title)) for title in ("หนึ่ง", "สอง")]
    done = await asyncio.gather(*map(storage.drafts.change, changes))
    assert [one is None for one in done].count(True) == 1
    (kept,) = filter(None, done)
    assert await storage.drafts.get(draft.id) == kept


async def test_due_is_what_goes_out_now_and_what_a_crash_cut_off(storage: Storage) -> None:
    late = await scheduled(storage, LATER)
    cut_off = await scheduled(storage, NOON - 5, DraftState.RELEASING)
    due = await scheduled(storage, NOON)
    await scheduled(storage, NOON, DraftState.PUBLISHED)
    assert await storage.drafts.due(NOON, limit=9) == [cut_off, due]
    assert await storage.drafts.due(LATER, limit=9) == [cut_off, due, late]


async def test_the_queue_begins_with_what_goes_out_next(storage: Storage) -> None:
    late, soon = await scheduled(storage, LATER), await scheduled(storage, NOON)
    old = await storage.drafts.begin(EDITOR, NOON)
    new = await storage.drafts.begin(EDITOR, LATER)
    await storage.drafts.change(replace(await storage.drafts.begin(EDITOR, LATER), state=DraftState.DISCARDED))
    page = await storage.drafts.open(number=0, size=9)
    assert (list(page.items), page.total) == ([soon, late, new, old], 4)


async def test_an_article_has_one_open_draft_of_changes(storage: Storage) -> None:
    (article,) = await archived(storage, filing())
    draft = await storage.drafts.begin(EDITOR, NOON)
    out = await storage.drafts.change(replace(draft, state=DraftState.PUBLISHED, article_id=article.id))
    assert out is not None
    assert await storage.drafts.editing(article.id) is None
    begun = await storage.drafts.begin_edit(replace(out, state=DraftState.READY, edits=1))
    assert await storage.drafts.editing(article.id) == begun


async def test_an_invitation_is_good_for_one_person(storage: Storage) -> None:
    await storage.invitations.keep(INVITATION)
    asked = [storage.invitations.redeem("secret", user, NOON) for user in (EDITOR, ANOTHER)]
    found = await asyncio.gather(*asked)
    assert sorted(found, key=str) == sorted([INVITATION, None], key=str)


@pytest.mark.parametrize(("token", "at"), [("secret", LATER), ("another", NOON)])
async def test_a_late_or_made_up_invitation_opens_nothing(storage: Storage, token: str, at: int) -> None:
    await storage.invitations.keep(INVITATION)
    assert await storage.invitations.redeem(token, EDITOR, Moment(at)) is None
