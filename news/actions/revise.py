from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from news.draft import Draft, DraftId, DraftState
from news.moment import Moment
from news.newsroom import Newsroom
from news.team import UserId


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else changed the draft since it was looked at; nothing was changed now. `draft` is as it is."""

    draft: Draft


async def revise(
    newsroom: Newsroom,
    draft: DraftId,
    *,
    seen: int,
    states: Collection[DraftState],
    by: UserId,
    now: Moment,
    change: Callable[[Draft], Draft],
) -> Draft | Overtaken | None:
    """The draft with `change`, if it is in one of `states` and still the revision that was `seen`.

    None where there is no such draft.
    """
    current = await newsroom.storage.drafts.get(draft)
    if current is None:
        return None
    if current.revision == seen and current.state in states:
        changed = await newsroom.storage.drafts.change(replace(change(current), changed_by=by, changed_at=now))
        if changed is not None:
            return changed
        current = await newsroom.storage.drafts.get(draft)
        assert current is not None
    return Overtaken(current)
