"""What can go wrong in a newsroom.

NewsroomError
+-- FeedError              a source could not be read; the text says why, for the log and the operator
|   +-- FeedUnreachable    no answer, a refusal, or an address that must not be asked
|   +-- FeedMalformed      an answer that is no feed
+-- FileUnreadable         a file that an editor sent is none we can read, or could not be fetched
+-- SegmentingFailed       a text could not be cut into words; the same may go well a little later
+-- PictureFailed          a picture could not be drawn
+-- StorageError           the database refused or failed
    +-- StorageBusy        it is held by somebody else; worth trying again
    +-- SourceUnknown      what was brought is of a source that is not followed, perhaps not any more
    +-- StorageTooNew      it was written by a newer version, and is left untouched
"""


class NewsroomError(Exception):
    pass


class FeedError(NewsroomError):
    def __init__(self, reason: str, *, retry_after: int | None = None) -> None:
        """`retry_after` is the pause in seconds that the source asked for, if it did."""
        super().__init__(reason)
        self.retry_after = retry_after


class FeedUnreachable(FeedError):
    pass


class FeedMalformed(FeedError):
    pass


class FileUnreadable(NewsroomError):
    pass


class SegmentingFailed(NewsroomError):
    pass


class PictureFailed(NewsroomError):
    pass


class StorageError(NewsroomError):
    pass


class StorageBusy(StorageError):
    pass


class SourceUnknown(StorageError):
    pass


class StorageTooNew(StorageError):
    pass
