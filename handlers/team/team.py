"""/team: the people of the newsroom, each with a role."""

from html import escape
from typing import Final

from handlers.dates import day_and_time
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, Toast, bold, italic
from handlers.team.callback import ChangeRole, Dismiss, HiredRole, Invite, ShowAudit, ShowMember, ShowTeam
from handlers.team.roles import role_name
from news.actions.authorize import language_of
from news.actions.hire import change_role, dismiss, invite
from news.team import Member, Role, UserId

_SHOWN: Final = 30


async def team(request: Request) -> Screen:
    _ = request.texts.gettext
    members = await request.newsroom.storage.team.all()
    lines = [bold(_("👥 The newsroom"))]
    owners = len(request.newsroom.policy.owners)
    lines.append(
        request.texts.ngettext(
            "👑 {number} owner, settled by ADMINS", "👑 {number} owners, settled by ADMINS", owners
        )
    )
    lines += [f"{role_name(request.texts, member.role)}: {escape(member.name)}" for member in members[:_SHOWN]]
    buttons = tuple((Press(member.name[:40], ShowMember(member.user_id)),) for member in members[:_SHOWN])
    return Screen(
        text="\n".join(lines),
        rows=(
            *buttons,
            (
                Press(_("➕ Invite an editor"), Invite("editor")),
                Press(_("➕ Invite a moderator"), Invite("moderator")),
            ),
            (Press(_("📒 Who did what"), ShowAudit(0)),),
        ),
    )


async def show_team(request: Request, _action: ShowTeam) -> Screen:
    return await team(request)


async def invite_one(request: Request, action: Invite) -> Answer:
    """The link stands in a message of its own, so that it can be passed on."""
    made = await invite(request.newsroom, Role(action.role), by=request.user_id, now=request.now)
    texts = request.texts
    told = texts.gettext(
        "🔑 For one person, to become {role}. It works once, until {when}; pass it on to them only.",
        role=role_name(texts, made.role),
        when=day_and_time(made.expires_at, texts.language, request.timezone),
    )
    return NewMessage(Screen(text=f"{escape(told)}\n\n{request.messenger.link(f'join-{made.token}')}"))


async def show_member(request: Request, action: ShowMember) -> Answer:
    member = await request.newsroom.storage.team.get(action.member)
    return _member(request, member) if member else _gone(request)


async def change_ones_role(request: Request, action: ChangeRole) -> Answer:
    member = await change_role(
        request.newsroom, action.member, Role(action.role), by=request.user_id, now=request.now
    )
    if member is None:
        return _gone(request)
    await _tell(request, member.user_id, member.role)
    return _member(request, member)


async def dismiss_one(request: Request, action: Dismiss) -> Answer:
    if not await dismiss(request.newsroom, action.member, by=request.user_id, now=request.now):
        return _gone(request)
    await _tell(request, action.member, None)
    return await team(request)


async def _tell(request: Request, person: UserId, role: Role | None) -> None:
    language = await language_of(request.newsroom, person)
    texts = request.catalogues[language]
    told = (
        texts.gettext("Your role in the newsroom is now: {role}", role=role_name(texts, role))
        if role
        else texts.gettext("You no longer belong to the newsroom. The news still comes as before.")
    )
    await request.messenger.offer(person, role, language)
    await request.messenger.tell(person, Screen(text=told))


def _member(request: Request, member: Member) -> Screen:
    _ = request.texts.gettext
    since = day_and_time(member.since, request.texts.language, request.timezone)
    other: HiredRole = "moderator" if member.role is Role.EDITOR else "editor"
    change = _("✍️ Make editor") if other == "editor" else _("🛡 Make moderator")
    return Screen(
        text="\n".join(
            (bold(member.name), role_name(request.texts, member.role), italic(_("since {when}", when=since)))
        ),
        rows=(
            (Press(change, ChangeRole(member.user_id, other)),),
            (Press(_("🚪 Remove from the newsroom"), Dismiss(member.user_id)),),
            (Press(_("👥 The newsroom"), ShowTeam()),),
        ),
    )


def _gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This person does not belong to the newsroom any more."))
