"""What an editor changes at a sponsor's line, each change with a trace of who made it."""

from dataclasses import replace

from handlers.request import Request
from handlers.screen import Answer, Toast
from handlers.sponsors.callback import ChooseSponsorCap, TurnSponsor
from handlers.sponsors.listed import CAPS, gone, sponsor_screen
from news.audit import Deed
from news.sponsor import Sponsor, SponsorId, Terms


async def choose_cap(request: Request, action: ChooseSponsorCap) -> Answer:
    sponsor = await request.newsroom.storage.sponsors.get(action.sponsor)
    if sponsor is None or action.cap not in CAPS:
        return gone(request)
    return await changed(request, sponsor, replace(sponsor.terms, cap=action.cap))


async def turn(request: Request, action: TurnSponsor) -> Answer:
    lines = request.newsroom.storage.sponsors
    sponsor = await lines.get(action.sponsor)
    if sponsor is None or sponsor.state == "ended":
        return gone(request)
    if action.state == "running" and not sponsor.terms.url:
        return Toast(request.texts.gettext("It needs a link first."), alert=True)
    if await lines.turn(sponsor.id, action.state):
        await record(request, f"{action.state} line", sponsor.id, sponsor.terms.text)
    return await _shown(request, sponsor.id)


async def changed(request: Request, sponsor: Sponsor, terms: Terms) -> Answer:
    if not await request.newsroom.storage.sponsors.settle(sponsor.id, terms):
        return gone(request)
    await record(request, "settle line", sponsor.id, terms.text)
    return await _shown(request, sponsor.id)


async def record(request: Request, deed: str, sponsor: SponsorId, detail: str) -> None:
    await request.newsroom.storage.audit.record(
        Deed(at=request.now, user_id=request.user_id, deed=deed, subject=f"sponsor {sponsor}", detail=detail)
    )


async def _shown(request: Request, sponsor: SponsorId) -> Answer:
    now = await request.newsroom.storage.sponsors.get(sponsor)
    return sponsor_screen(request, now) if now else gone(request)
