"""Files the bot and the people have sent; a file_id stays good, bytes are kept up to a cap."""

from dataclasses import dataclass, replace

from playground.errors import BadRequestError
from playground.facts import Json
from playground.images import dimensions
from playground.parameters import Upload

KEPT_BYTES = 64 * 1024 * 1024
MOST_UPLOADED = 50 * 1024 * 1024
MOST_FETCHED = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """`content` is None when it lies at `url` or was dropped to make room."""

    id: str
    kind: str
    name: str
    mime: str
    size: int
    content: bytes | None
    url: str | None = None

    @property
    def path(self) -> str:
        return f"{self.kind}s/{self.id}"


class Files:
    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._held = 0

    def upload(self, kind: str, upload: Upload) -> File:
        size = len(upload.content)
        if not size:
            raise BadRequestError("file must be non-empty")
        if size > MOST_UPLOADED:
            raise BadRequestError("file is too big")
        file = File(
            id=self._next_id(kind),
            kind=kind,
            name=upload.name,
            mime=upload.mime,
            size=size,
            content=upload.content,
        )
        return self._keep(file)

    def link(self, kind: str, url: str) -> File:
        """A file that Telegram would fetch; the playground only remembers where it is."""
        name = url.rpartition("/")[2] or kind
        file = File(id=self._next_id(kind), kind=kind, name=name, mime="", size=0, content=None, url=url)
        return self._keep(file)

    def find(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def _next_id(self, kind: str) -> str:
        return f"{kind}-{len(self._files) + 1:08d}"

    def _keep(self, file: File) -> File:
        self._files[file.id] = file
        self._held += file.size
        if self._held > KEPT_BYTES:
            self._make_room(file)
        return file

    def _make_room(self, newest: File) -> None:
        for file in self._files.values():
            if file.content is not None and file is not newest:
                self._files[file.id] = replace(file, content=None)
                self._held -= file.size
            if self._held <= KEPT_BYTES:
                return


def shown(file: File) -> Json:
    """The message fields that carry this file."""
    identity = {"file_id": file.id, "file_unique_id": file.id.replace("-", "")}
    sized = {"file_size": file.size} if file.size else {}
    if file.kind == "photo":
        width, height = dimensions(file.content) if file.content else (1280, 720)
        return {"photo": [{**identity, "width": width, "height": height, **sized}]}
    mime = {"mime_type": file.mime} if file.mime else {}
    return {"document": {**identity, "file_name": file.name, **mime, **sized}}
