from storage.alarms import AlarmRows
from storage.amendments import AmendmentRows
from storage.articles import ArticleRows
from storage.audit import AuditRows
from storage.categories import CategoryRows
from storage.commenters import CommenterRows
from storage.comments import CommentRows
from storage.database import Database
from storage.dialogs import DialogRows
from storage.digests import DigestRows
from storage.discussions import DiscussionRows
from storage.drafts import DraftRows
from storage.feeds import FeedRows
from storage.figures import FigureRows
from storage.hubs import HubRows
from storage.index import IndexRows
from storage.invitations import InvitationRows
from storage.machine import MachineSummaryRows
from storage.moderation import ModerationRows
from storage.numbers import NumberRows
from storage.outbox import OutboxRows
from storage.places import PlaceRows
from storage.privacy import PrivacyRows
from storage.processes import DutyRows, PaceRow
from storage.pushes import PushRows
from storage.recaps import RecapRows
from storage.refilings import RefilingRows
from storage.saved import SavedRows
from storage.schedules import ScheduleRows
from storage.searches import SearchRows
from storage.sources import SourceRows
from storage.sponsors import SponsorRows
from storage.stories import StoryRows
from storage.subscribers import SubscriberRows
from storage.tallies import TallyRows
from storage.team import TeamRows
from storage.topics import TopicRows
from storage.updates import UpdateRows
from storage.watches import WatchRows


class NewsroomStorage:
    """`news.ports.Storage` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.sources = SourceRows(database)
        self.articles = ArticleRows(database)
        self.index = IndexRows(database)
        self.subscribers = SubscriberRows(database)
        self.pushes = PushRows(database)
        self.outbox = OutboxRows(database)
        self.amendments = AmendmentRows(database)
        self.schedules = ScheduleRows(database)
        self.digests = DigestRows(database)
        self.searches = SearchRows(database)
        self.team = TeamRows(database)
        self.audit = AuditRows(database)
        self.dialogs = DialogRows(database)
        self.topics = TopicRows(database)
        self.machine_summaries = MachineSummaryRows(database)
        self.stories = StoryRows(database)
        self.watches = WatchRows(database)
        self.drafts = DraftRows(database)
        self.invitations = InvitationRows(database)
        self.places = PlaceRows(database)
        self.recaps = RecapRows(database)
        self.saved = SavedRows(database)
        self.tallies = TallyRows(database)
        self.pace = PaceRow(database)
        self.duties = DutyRows(database)
        self.shared = database.dialect.shared
        self.feeds = FeedRows(database)
        self.categories = CategoryRows(database)
        self.refilings = RefilingRows(database)
        self.hubs = HubRows(database)
        self.figures = FigureRows(database)
        self.updates = UpdateRows(database)
        self.alarms = AlarmRows(database)
        self.comments = CommentRows(database)
        self.discussions = DiscussionRows(database)
        self.commenters = CommenterRows(database)
        self.moderation = ModerationRows(database)
        self.numbers = NumberRows(database)
        self.privacy = PrivacyRows(database)
        self.sponsors = SponsorRows(database)

    async def close(self) -> None:
        await self._database.close()
