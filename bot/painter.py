from bot.picture.paint import paint
from bot.worker import Worker, WorkError
from news.errors import PictureFailed
from news.poster import Poster


class WorkerPainter:
    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    async def paint(self, poster: Poster) -> bytes:
        try:
            return await self._worker.do(paint, poster)
        except WorkError as error:
            raise PictureFailed(f"the picture could not be drawn: it {error}") from error
