"""The list of sources, each with its health, and one of them with all that is settled for it."""

from html import escape
from typing import Final

from handlers.dates import day_and_time
from handlers.feeds.callback import (
    AskForFeed,
    AskForList,
    AskOfFeed,
    AskToRemove,
    ChooseApproval,
    ChooseFeedDelay,
    ChooseFeedLanguage,
    ExportFeeds,
    PauseFeed,
    ShowAwaiting,
    ShowFeed,
    ShowFeeds,
    ShowTemplate,
    TestFeed,
    Tongue,
)
from handlers.feeds.hubs import hub_line, hub_mark
from handlers.filing.callback import ShowFiled
from handlers.listing import NUMBERS
from handlers.reasons import reason_in
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, Toast, bold, italic
from handlers.texts import Texts
from handlers.turning import turns, whereabouts
from news.page import nearest_page
from news.rules.hook import hook_of
from news.source import Source

SIZE: Final = 5
_SILENCE: Final = 7 * 86_400
_LONGEST_ADDRESS: Final = 200
_LONGEST_REASON: Final = 300
DELAYS: Final = (0, 5, 30, 120)
"""Minutes that an editor may choose from."""
_NEXT_TONGUE: Final[dict[str, Tongue]] = {"any": "th", "th": "en", "en": "any"}


async def feeds(request: Request) -> Screen:
    return await show_feeds(request, ShowFeeds(0))


async def show_feeds(request: Request, action: ShowFeeds) -> Screen:
    _, known = request.texts.gettext, request.newsroom.storage.feeds
    page = await nearest_page(lambda number: known.list(number=number, size=SIZE), action.page)
    waiting = (await known.awaiting(number=0, size=1)).total
    blocks = [bold(_("📡 Sources"))]
    blocks += [
        f"{number} {_line(request, source)}" for number, source in zip(NUMBERS, page.items, strict=False)
    ]
    if not page.items:
        blocks.append(escape(_("None yet. ➕ adds one, by the address of a site or of its feed.")))
    blocks += whereabouts(request.texts, page.number, page.count)
    opens: Row = tuple(
        Press(number, ShowFeed(source.id)) for number, source in zip(NUMBERS, page.items, strict=False)
    )
    turning = turns(page.number, page.count, ShowFeeds)
    review: Row = (Press(_("👁 To approve: {number}", number=waiting), ShowAwaiting(0)),) if waiting else ()
    last: Row = (Press(_("➕ Add"), AskForFeed()), Press(_("📤 As OPML"), ExportFeeds()))
    rows = (
        opens,
        turning,
        review,
        last,
        (Press(_("🗂 Categories"), ShowFiled(0)), Press(_("📥 From OPML"), AskForList())),
    )
    return Screen(text="\n\n".join(blocks), rows=rows)


async def show_feed(request: Request, action: ShowFeed) -> Answer:
    source = await request.newsroom.storage.feeds.get(action.source)
    return feed_screen(request, source) if source else gone(request)


def feed_screen(request: Request, source: Source) -> Screen:
    _, texts, handling = request.texts.gettext, request.texts, source.handling
    lines = (
        f"{_icon(request, source)} {bold(source.title or source.url)}",
        escape(source.url[:_LONGEST_ADDRESS]),
        escape(_health(request, source)),
        "\n".join(
            escape(line)
            for line in (
                _("🏷 Topic: {topic}", topic=handling.topic or _("as each story says")),
                _("🗣 Language: {language}", language=tongue_name(texts, handling.language or "any")),
                _("⏱ Rest before sending: {delay}", delay=delay_name(texts, handling.push_delay)),
                _("👁 Approval first: {answer}", answer=_("yes") if handling.approval else _("no")),
            )
        ),
        escape(hub_line(request, source)),
    )
    hooks = request.newsroom.policy.hooks
    hook = escape(_("🪝 A call of this secret address makes the bot look at once:")) if hooks else ""
    address = f"<code>{escape(hook_of(hooks, source.id))}</code>" if hooks else ""
    told = "\n\n".join(filter(None, (*lines, f"{hook}\n{address}".strip())))
    return Screen(text=told, rows=_buttons(request, source))


def _buttons(request: Request, source: Source) -> tuple[Row, ...]:
    _, texts, handling = request.texts.gettext, request.texts, source.handling
    tongue = _NEXT_TONGUE[handling.language or "any"]
    code = _next_code(handling.push_delay)
    delay = None if not code else (code - 1) * 60
    approval = _("👁 No approval") if handling.approval else _("👁 Approval first")
    return (
        (
            Press(_("▶️ Go on"), PauseFeed(source.id, 0))
            if source.paused
            else Press(_("⏸ Pause"), PauseFeed(source.id, 1)),
            Press(_("🧪 Test"), TestFeed(source.id)),
        ),
        (
            Press(_("✏️ Address"), AskOfFeed(source.id, "address")),
            Press(_("🏷 Topic"), AskOfFeed(source.id, "topic")),
        ),
        (
            Press(f"🗣 {tongue_name(texts, tongue)}", ChooseFeedLanguage(source.id, tongue)),
            Press(f"⏱ {delay_name(texts, delay)}", ChooseFeedDelay(source.id, code)),
        ),
        (
            Press(approval, ChooseApproval(source.id, int(not handling.approval))),
            Press(_("🎨 Card's look"), ShowTemplate(source.id)),
        ),
        (Press(_("🗑 Remove"), AskToRemove(source.id)), Press(_("📡 Sources"), ShowFeeds(0))),
    )


def gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This source is not followed any more."))


def tongue_name(texts: Texts, tongue: str) -> str:
    return {"th": "ไทย", "en": "English"}.get(tongue) or texts.gettext("as each story is written")


def delay_name(texts: Texts, seconds: int | None) -> str:
    if seconds is None:
        return texts.gettext("as usual")
    if not seconds:
        return texts.gettext("none")
    return texts.ngettext("{number} minute", "{number} minutes", seconds // 60)


def _next_code(seconds: int | None) -> int:
    """Of the choice after the present one: 0 for the usual, else the minutes and one more."""
    longer = [minutes for minutes in DELAYS if seconds is None or minutes * 60 > seconds]
    return longer[0] + 1 if longer else 0


def _line(request: Request, source: Source) -> str:
    return f"{_icon(request, source)} {escape(source.title or source.url)}\n{italic(_health(request, source))}"


def _icon(request: Request, source: Source) -> str:
    if source.paused:
        return "⏸"
    return "⚠️" if source.failures or _silent(request, source) else "✅"


def _silent(request: Request, source: Source) -> bool:
    return source.last_success is not None and request.now - source.last_success > _SILENCE


def _health(request: Request, source: Source) -> str:
    _ = request.texts.gettext
    if source.paused:
        return _("paused")
    if source.failures:
        return _("failing: {reason}", reason=reason_in(request.texts, source.last_error)[:_LONGEST_REASON])
    if source.last_success is None:
        return _("not read yet")
    when = day_and_time(source.last_success, request.texts.language, request.timezone)
    return _("read {when}", when=when) + hub_mark(source)
