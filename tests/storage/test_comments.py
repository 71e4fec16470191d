from dataclasses import replace

from news.article import ArticleId
from news.comment import Comment, CommentId, CommentState, Concern, Edit, Habits, Origin, ShownCopy
from news.delivery import Mark, MessageId, Sent
from news.moderation import Decision, DeskCard
from news.moment import Moment
from news.page import Page
from news.ports import Storage
from news.subscriber import ChatId
from tests.storage.comments import MALI, MODERATOR, ROBIN, an_article, said
from tests.storage.newsroom import LATER, NOON, claimed, joined, pushed


def texts(page: Page[Comment]) -> list[str]:
    return [comment.text for comment in page.items]


async def test_a_thread_shows_the_newest_first_or_the_best(storage: Storage) -> None:
    article = (await an_article(storage)).id
    first = await said(storage, article, "หนึ่ง", message=1)
    await said(storage, article, "สอง", message=2)
    answer = await said(storage, article, "สาม", by=ROBIN, to=first.id)
    assert (answer.name, answer.answers) == ("Robin", "มะลิ")
    assert await storage.comments.vote(first.id, ROBIN) is True
    page = await storage.comments.page(article, ROBIN, order="new", number=0, size=2)
    assert (texts(page), page.total) == (["สาม", "สอง"], 3)
    assert texts(await storage.comments.page(article, ROBIN, order="best", number=0, size=2)) == ["หนึ่ง", "สาม"]
    stored = await storage.articles.get(article)
    assert stored is not None
    assert stored.comments == 3


async def test_what_is_held_is_seen_by_its_author_alone(storage: Storage) -> None:
    article = (await an_article(storage)).id
    await said(storage, article, state=CommentState.HELD)
    assert (await storage.comments.page(article, MALI, order="new", number=0, size=5)).total == 1
    assert (await storage.comments.page(article, ROBIN, order="new", number=0, size=5)).total == 0
    assert (await storage.comments.thread(article)).shown == 0


async def test_a_message_handled_twice_is_one_comment(storage: Storage) -> None:
    article = (await an_article(storage)).id
    comment = await said(storage, article)
    assert await said(storage, article, "another") == comment
    origin = Origin(chat_id=ChatId(MALI), message_id=MessageId(1))
    assert await storage.comments.written_as(origin) == comment
    assert (await storage.comments.thread(article)).shown == 1


async def test_a_vote_is_given_once_and_taken_back(storage: Storage) -> None:
    article = (await an_article(storage)).id
    comment = await said(storage, article)
    held = await said(storage, article, message=2, state=CommentState.HELD)
    assert [await storage.comments.vote(comment.id, ROBIN) for _ in range(3)] == [True, False, True]
    assert await storage.comments.vote(comment.id, MALI) is None
    assert await storage.comments.vote(held.id, ROBIN) is None
    liked = await storage.comments.get(comment.id)
    assert liked is not None
    assert liked.likes == 1


async def test_only_the_author_edits_and_only_for_a_while(storage: Storage) -> None:
    article = (await an_article(storage)).id
    comment = await said(storage, article)
    edit = Edit(
        comment_id=comment.id,
        user_id=MALI,
        text="ดีค่ะ",
        likeness="ดีค่ะ",
        state=CommentState.HELD,
        concerns=(Concern.LINK,),
        at=LATER,
        since=NOON,
    )
    assert not await storage.comments.edit(replace(edit, user_id=ROBIN))
    assert not await storage.comments.edit(replace(edit, since=Moment(NOON + 1)))
    assert await storage.comments.edit(edit)
    edited = await storage.comments.get(comment.id)
    assert edited == replace(
        comment, text="ดีค่ะ", state=CommentState.HELD, concerns=(Concern.LINK,), edited_at=LATER
    )
    assert (await storage.comments.thread(article)).shown == 0


async def test_a_removed_comment_keeps_its_place_and_nothing_else(storage: Storage) -> None:
    article = (await an_article(storage)).id
    comment = await said(storage, article, "ความลับ")
    await said(storage, article, "ตอบ", by=ROBIN, to=comment.id)
    await storage.comments.vote(comment.id, ROBIN)
    assert not await storage.comments.remove(comment.id, ROBIN, NOON)
    assert await storage.comments.remove(comment.id, MALI, NOON)
    assert not await storage.comments.remove(comment.id, MALI, NOON)
    page = await storage.comments.page(article, ROBIN, order="new", number=0, size=5)
    assert [(one.state, one.text, one.likes) for one in page.items] == [
        (CommentState.SHOWN, "ตอบ", 0),
        (CommentState.REMOVED, "", 0),
    ]
    assert (await storage.comments.thread(article)).shown == 1


async def test_habits_are_counted_for_a_minute_and_a_day(storage: Storage) -> None:
    article = (await an_article(storage)).id
    await said(storage, article, "ซ้ำ", message=1, at=Moment(NOON - 100))
    await said(storage, article, "อื่น", message=2)
    await said(storage, article, "ซ้ำ", by=ROBIN)
    assert await storage.commenters.habits(MALI, "ซ้ำ", NOON) == Habits(minute=1, day=2, again=1, echoes=1)
    assert await storage.commenters.habits(MALI, "ซ้ำ", Moment(NOON + 90_000)) == Habits()


def decision(comment: CommentId, state: CommentState, name: str = "บรรณาธิการ") -> Decision:
    return Decision(comment_id=comment, state=state, by=MODERATOR, name=name, at=LATER)  # type: ignore[arg-type]


async def test_a_comment_is_decided_once(storage: Storage) -> None:
    article = (await an_article(storage)).id
    held = await said(storage, article, state=CommentState.HELD)
    assert (await storage.moderation.waiting("held", number=0)).items == [held]
    assert await storage.moderation.decider(held.id) is None
    assert await storage.moderation.decide(decision(held.id, CommentState.SHOWN))
    assert not await storage.moderation.decide(decision(held.id, CommentState.REJECTED, "another"))
    assert await storage.moderation.decider(held.id) == "บรรณาธิการ"
    assert (await storage.comments.thread(article)).shown == 1
    author = await storage.commenters.get(MALI)
    assert author is not None
    assert (author.approved, author.rejected) == (1, 0)
    (entry,) = (await storage.audit.latest(number=0, size=5)).items
    assert (entry.deed, entry.subject, entry.user_id) == ("approve", f"comment {held.id}", MODERATOR)
    (notice,) = await storage.commenters.notices(LATER, until=Moment(LATER + 60), limit=5)
    assert (notice.user_id, notice.kind, notice.comment.id) == (MALI, "approved", held.id)


async def test_what_is_shown_is_taken_down_only_on_purpose(storage: Storage) -> None:
    article = (await an_article(storage)).id
    shown = await said(storage, article)
    reject = decision(shown.id, CommentState.REJECTED)
    assert not await storage.moderation.decide(reject)
    assert await storage.moderation.decide(replace(reject, takes_down=True))
    assert (await storage.comments.page(article, MALI, order="new", number=0, size=5)).total == 0
    assert (await storage.comments.thread(article)).shown == 0


async def test_a_ban_rejects_what_waits_and_can_be_lifted(storage: Storage) -> None:
    article = (await an_article(storage)).id
    await said(storage, article, state=CommentState.DOUBTFUL)
    assert await storage.moderation.ban(MALI, name="ผู้ดูแล", by=MODERATOR, now=NOON)
    assert not await storage.moderation.ban(MALI, name="ผู้ดูแล", by=MODERATOR, now=LATER)
    assert (await storage.moderation.waiting("doubtful", number=0)).total == 0
    banned = await storage.moderation.banned(number=0, size=5)
    assert [(ban.user_id, ban.name, ban.at) for ban in banned.items] == [(MALI, "มะลิ", NOON)]
    assert await storage.moderation.unban(MALI, by=MODERATOR, now=LATER)
    assert not await storage.moderation.unban(MALI, by=MODERATOR, now=LATER)
    deeds = [entry.deed for entry in (await storage.audit.latest(number=0, size=5)).items]
    assert deeds == ["unban", "ban"]


async def test_answers_share_a_notice(storage: Storage) -> None:
    article = (await an_article(storage)).id
    comment = await said(storage, article)
    await said(storage, article, by=ROBIN, message=1, to=comment.id)
    last = await said(storage, article, by=ROBIN, message=2, to=comment.id)
    (notice,) = await storage.commenters.notices(NOON, until=Moment(NOON + 60), limit=5)
    assert (notice.user_id, notice.kind, notice.answers, notice.last) == (MALI, "answered", 2, last)
    assert await storage.commenters.notices(NOON, until=Moment(NOON + 60), limit=5) == []
    await said(storage, article, by=ROBIN, message=3, to=comment.id)
    await storage.commenters.noticed(notice, NOON)
    assert await storage.commenters.notices(Moment(NOON + 599), until=LATER, limit=5) == []
    (again,) = await storage.commenters.notices(Moment(NOON + 600), until=LATER, limit=5)
    assert again.answers == 1


async def test_whoever_wants_no_notices_gets_none(storage: Storage) -> None:
    article = (await an_article(storage)).id
    comment = await said(storage, article)
    await storage.commenters.choose_notices(MALI, on=False)
    await said(storage, article, by=ROBIN, to=comment.id)
    await said(storage, article, "เอง", message=2, to=comment.id)
    assert await storage.commenters.notices(LATER, until=LATER, limit=5) == []


async def test_words_are_watched_for_until_they_are_not(storage: Storage) -> None:
    for _ in range(2):
        await storage.moderation.watch("casino", "Casino", by=MODERATOR, now=NOON)
    assert await storage.moderation.words() == {"casino": "Casino"}
    assert await storage.moderation.unwatch("casino", by=MODERATOR, now=NOON)
    assert not await storage.moderation.unwatch("casino", by=MODERATOR, now=NOON)
    assert await storage.moderation.words() == {}


async def test_a_moderator_has_one_card(storage: Storage) -> None:
    article = (await an_article(storage)).id
    held = await said(storage, article, state=CommentState.HELD)
    card = DeskCard(chat_id=ChatId(99), message_id=MessageId(5), comment_id=held.id, waiting=1, at=NOON)
    await storage.moderation.keep_card(card)
    await storage.moderation.keep_card(replace(card, waiting=2))
    assert await storage.moderation.cards() == [replace(card, waiting=2)]
    await storage.moderation.drop_card(ChatId(99))
    assert await storage.moderation.cards() == []


async def delivered(storage: Storage, *chats: int) -> ArticleId:
    """An article whose copies are message 500 in each of `chats`."""
    article = await an_article(storage)
    await joined(storage, *chats)
    await pushed(storage, article)
    copies = await claimed(storage)
    await storage.outbox.mark([Mark(delivery=copy, verdict=Sent(MessageId(500), NOON)) for copy in copies])
    return article.id


async def test_a_message_tells_which_article_it_is_a_copy_of(storage: Storage) -> None:
    article = await delivered(storage, 1, 2)
    assert await storage.comments.article_of_copy(ChatId(2), MessageId(500)) == article
    assert await storage.comments.article_of_copy(ChatId(2), MessageId(501)) is None
    assert await storage.comments.article_of_copy(ChatId(3), MessageId(500)) is None


async def test_copies_get_the_number_in_rounds(storage: Storage) -> None:
    article = await delivered(storage, 1, 2, 3, -4)
    numbers, soon = storage.numbers, Moment(NOON + 5)
    await said(storage, article)
    assert await numbers.claim(Moment(NOON + 4), until=LATER) is None
    thread = await numbers.claim(soon, until=Moment(NOON + 9))
    assert thread is not None
    assert (thread.article_id, thread.shown) == (article, 1)
    assert await numbers.claim(Moment(NOON + 8), until=LATER) is None
    await numbers.turn(ChatId(2), MessageId(500), NOON)
    (copy,) = await numbers.copies(thread.article_id, since=NOON, limit=1)
    assert copy == ShownCopy(chat_id=ChatId(1), message_id=MessageId(500), edition="th")
    await numbers.advance(thread.article_id, copy.chat_id, soon)
    await said(storage, thread.article_id, message=2)
    again = await numbers.claim(soon, until=Moment(NOON + 9))
    assert again == thread
    assert [one.chat_id for one in await numbers.copies(article, since=NOON, limit=5)] == [3]
    await numbers.finish(thread.article_id, again_at=Moment(NOON + 20))
    assert await numbers.claim(Moment(NOON + 19), until=LATER) is None
    second = await numbers.claim(Moment(NOON + 20), until=LATER)
    assert second == replace(thread, shown=2)
    await numbers.turn_back(ChatId(2), MessageId(500))
    assert len(await numbers.copies(thread.article_id, since=NOON, limit=5)) == 3
    assert await numbers.copies(thread.article_id, since=LATER, limit=5) == []
    await numbers.finish(thread.article_id, again_at=LATER)
    assert await numbers.claim(Moment(LATER + 99), until=LATER) is None
