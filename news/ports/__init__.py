"""What the newsroom asks of the world around it. Every storage call is one transaction, whole or not at all."""

from typing import Protocol

from news.ports.amendments import Amendments
from news.ports.archive import Articles, Index, Searches, SearchId, Sources
from news.ports.categories import Categories, Refilings
from news.ports.comments import Commenters, Comments, Discussions, Moderation, Numbers
from news.ports.delivery import Digests, Outbox, Pushes
from news.ports.desk import Drafts, Invitations
from news.ports.feeds import Feeds
from news.ports.figures import Alarms, Figures, Updates
from news.ports.hubs import Hubs
from news.ports.machine import MachineSummaries
from news.ports.people import Audit, Dialogs, Privacy, Team
from news.ports.places import Places
from news.ports.processes import Duties, Pace
from news.ports.readers import Recaps, Saved, Schedules, Subscribers, Tallies, Topics
from news.ports.sponsors import Sponsors
from news.ports.stories import Stories
from news.ports.watches import Watches

__all__ = [
    "Alarms",
    "Amendments",
    "Articles",
    "Audit",
    "Categories",
    "Commenters",
    "Comments",
    "Dialogs",
    "Digests",
    "Discussions",
    "Drafts",
    "Duties",
    "Feeds",
    "Figures",
    "Hubs",
    "Index",
    "Invitations",
    "MachineSummaries",
    "Moderation",
    "Numbers",
    "Outbox",
    "Pace",
    "Places",
    "Privacy",
    "Pushes",
    "Recaps",
    "Saved",
    "Schedules",
    "SearchId",
    "Searches",
    "Sources",
    "Sponsors",
    "Storage",
    "Stories",
    "Subscribers",
    "Tallies",
    "Team",
    "Topics",
    "Updates",
    "Watches",
]


class Storage(Protocol):
    @property
    def sources(self) -> Sources: ...
    @property
    def articles(self) -> Articles: ...
    @property
    def index(self) -> Index: ...
    @property
    def subscribers(self) -> Subscribers: ...
    @property
    def pushes(self) -> Pushes: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def amendments(self) -> Amendments: ...
    @property
    def schedules(self) -> Schedules: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def searches(self) -> Searches: ...
    @property
    def topics(self) -> Topics: ...
    @property
    def machine_summaries(self) -> MachineSummaries: ...
    @property
    def stories(self) -> Stories: ...
    @property
    def watches(self) -> Watches: ...
    @property
    def places(self) -> Places: ...
    @property
    def recaps(self) -> Recaps: ...
    @property
    def saved(self) -> Saved: ...
    @property
    def tallies(self) -> Tallies: ...
    @property
    def team(self) -> Team: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def dialogs(self) -> Dialogs: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def feeds(self) -> Feeds: ...
    @property
    def categories(self) -> Categories: ...
    @property
    def refilings(self) -> Refilings: ...
    @property
    def hubs(self) -> Hubs: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def updates(self) -> Updates: ...
    @property
    def alarms(self) -> Alarms: ...
    @property
    def comments(self) -> Comments: ...
    @property
    def discussions(self) -> Discussions: ...
    @property
    def commenters(self) -> Commenters: ...
    @property
    def moderation(self) -> Moderation: ...
    @property
    def numbers(self) -> Numbers: ...
    @property
    def privacy(self) -> Privacy: ...
    @property
    def sponsors(self) -> Sponsors: ...

    @property
    def pace(self) -> Pace: ...
    @property
    def duties(self) -> Duties: ...

    @property
    def shared(self) -> bool:
        """Whether several processes may work on it at the same time."""
        ...

    async def close(self) -> None: ...
