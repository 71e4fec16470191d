"""/audit: who did what in the newsroom, the latest first."""

from html import escape
from typing import Final

from handlers.dates import day_and_time
from handlers.request import Request
from handlers.screen import Screen, bold, italic
from handlers.team.callback import ShowAudit
from handlers.team.roles import role_name
from handlers.texts import Texts
from handlers.turning import turns, whereabouts
from news.audit import AuditEntry
from news.page import nearest_page
from news.team import Role, UserId

SIZE: Final = 10
_DETAIL: Final = 80


async def audit(request: Request) -> Screen:
    return await show_audit(request, ShowAudit(0))


async def show_audit(request: Request, action: ShowAudit) -> Screen:
    _, entries = request.texts.gettext, request.newsroom.storage.audit
    page = await nearest_page(lambda number: entries.latest(number=number, size=SIZE), action.page)
    names = {member.user_id: member.name for member in await request.newsroom.storage.team.all()}
    blocks = [bold(_("📒 Who did what"))]
    blocks += [_line(request, entry, names) for entry in page.items] or [_("Nothing yet.")]
    blocks += whereabouts(request.texts, page.number, page.count)
    turning = turns(page.number, page.count, ShowAudit)
    return Screen(text="\n\n".join(blocks), rows=(turning,))


def _line(request: Request, entry: AuditEntry, names: dict[UserId, str]) -> str:
    texts = request.texts
    who = names.get(entry.user_id) or (
        texts.gettext("an owner") if entry.user_id in request.newsroom.policy.owners else f"#{entry.user_id}"
    )
    kind, _, number = entry.subject.partition(" ")
    subject = f"{name} {number}" if (name := _subjects(texts).get(kind)) else ""
    told = (_deeds(texts).get(entry.deed, entry.deed), subject, _detail(texts, entry.detail))
    when = day_and_time(entry.at, texts.language, request.timezone)
    return f"{bold(who)} · {escape(' · '.join(filter(None, told)))}\n{italic(when)}"


def _detail(texts: Texts, detail: str) -> str:
    return role_name(texts, Role(detail)) if detail in set(Role) else detail[:_DETAIL]


def _deeds(texts: Texts) -> dict[str, str]:
    _ = texts.gettext
    return {
        "schedule": _("set its time"),
        "ask for approval": _("asked for approval"),
        "approve": _("approved"),
        "take back": _("took back"),
        "discard": _("discarded"),
        "bring back": _("brought back"),
        "publish": _("published"),
        "edit": _("edited"),
        "retract": _("retracted"),
        "invite": _("invited somebody"),
        "join": _("joined"),
        "change role": _("changed the role"),
        "dismiss": _("removed"),
        "refused": _("was refused"),
        "follow source": _("followed"),
        "pause source": _("paused"),
        "resume source": _("resumed"),
        "renew copies": _("renewed the look of copies"),
        "remove source": _("no longer follows"),
        "settle source": _("changed the settings"),
        "change address": _("changed the address"),
        "file category": _("filed a category"),
        "file older": _("files older stories too"),
        "unfile category": _("no longer files a category"),
        "add line": _("added"),
        "settle line": _("changed the settings"),
        "running line": _("started"),
        "paused line": _("paused"),
        "ended line": _("ended"),
    }


def _subjects(texts: Texts) -> dict[str, str]:
    _ = texts.gettext
    return {
        "draft": _("draft"),
        "article": _("article"),
        "person": _("person"),
        "source": _("source"),
        "invitation": _("invitation"),
        "sponsor": _("sponsor's line"),
    }
