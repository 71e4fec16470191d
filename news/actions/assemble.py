from dataclasses import replace

from news.actions.revise import Overtaken, revise
from news.draft import Draft, DraftState
from news.moment import Moment
from news.newsroom import Newsroom
from news.reading import ManuscriptReader
from news.rules.assemble import assemble as put_together
from news.team import UserId


async def assemble(
    newsroom: Newsroom, draft: Draft, *, manuscripts: ManuscriptReader, by: UserId, now: Moment
) -> Draft | Overtaken | None:
    """Put a draft's messages together to an article; None where nothing was sent for it."""
    pieces = await newsroom.storage.drafts.pieces(draft.id)
    manuscript = put_together(pieces)
    if not pieces:
        return None
    dead = bool(manuscript.source_url) and not await manuscripts.answers(manuscript.source_url)
    return await revise(
        newsroom,
        draft.id,
        seen=draft.revision,
        states=(DraftState.WRITING,),
        by=by,
        now=now,
        change=lambda current: replace(
            current,
            state=DraftState.READY,
            manuscript=manuscript,
            options=replace(current.options, dead_link=dead),
        ),
    )
