"""What an invitation's link opens."""

from dataclasses import replace
from html import escape
from typing import Final

from handlers.menu import menu
from handlers.request import Request
from handlers.screen import Screen
from handlers.team.roles import role_name
from news.actions.authorize import language_of
from news.actions.hire import join as take_up

JOIN: Final = "join-"
"""Begins the payload of an invitation's link."""


async def join(request: Request) -> Screen:
    token = request.words.strip().removeprefix(JOIN)
    invitation = await take_up(
        request.newsroom, token, user=request.user_id, name=request.name, now=request.now
    )
    _ = request.texts.gettext
    if invitation is None:
        return Screen(
            text=_("This invitation has been used, has expired or was never made. Please ask for a new one.")
        )
    role = invitation.role
    language = await language_of(request.newsroom, invitation.made_by)
    theirs = request.catalogues[language]
    told = theirs.gettext(
        "👥 {name} has joined the newsroom: {role}", name=escape(request.name), role=role_name(theirs, role)
    )
    await request.messenger.tell(invitation.made_by, Screen(text=told))
    joined = replace(request, role=role)
    return Screen(
        text=_(
            "Welcome to the newsroom! Your role: {role}\n\n/help shows what you can do.",
            role=role_name(request.texts, role),
        ),
        menu=menu(joined.texts, role),
    )
