"""A thousand comments at once; `python -m benchmarks.comments [--comments 1002] [--database sqlite]`.

They are replies to a card, texts after 💬, or all one person's, and behind them another reader asks for the
latest news and searches. Wanted: that reader is answered within a second, and every comment is kept.
"""

import argparse
import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, time
from typing import Final, get_args

from benchmarks import talking
from benchmarks.database import KINDS, Kind, database, rows
from benchmarks.khao_process import khao
from benchmarks.press import Press
from benchmarks.process_tree import cpu_seconds
from benchmarks.scenes import gather
from benchmarks.stage import stage
from benchmarks.talking import How
from benchmarks.verdict import Report, conclude
from news.article import ArticleId
from news.dialog import Dialog
from news.moment import Moment
from news.subscriber import ChatId
from news.team import UserId
from storage import open_storage

ASKED: Final = ("/latest", "ชิปประหยัดพลังงาน")
SECOND: Final = 1.0
PAUSE: Final = 4.0
"""Seconds after which a chat may be answered twice at once again."""
_KEPT: Final = "SELECT count(*) AS comments FROM comment WHERE article_id = 1"


async def flood(kind: Kind, how: How, comments: int) -> Report:
    wanted = 4 if how == "one" else comments
    report = Report(title=f"{comments} comments at once ({how}), {kind}")
    async with stage(latency=0.01) as on, database(kind) as url:
        async with Press.opened(url) as press:
            await press.publish()
        crowd = await on.ask(gather, comments + 1)
        if how == "text":
            await _invite(url, crowd[1:])
        with TemporaryDirectory() as folder:
            settings = on.settings(url, FEEDS="", COMMENTS="open", SEND_RATE="29")
            async with khao(Path(folder), settings) as process:
                await on.ask(talking.quiet)
                at_rest = max([await on.ask(talking.answered, asks) for asks in ASKED])
                await asyncio.sleep(PAUSE)
                before = cpu_seconds(process.pid)
                await on.ask(talking.talk, how, comments)
                waited = max([await on.ask(talking.answered, asks) for asks in ASKED])
                report.at_least("comments kept", await _kept(url, wanted), wanted)
                cpu = cpu_seconds(process.pid) - before
                report.note("CPU a comment", f"{1000 * cpu / comments:.1f} ms")
                report.note("answered at rest", f"{at_rest:.3f} s")
                report.at_most("answered behind them", waited, SECOND, "{:.3f} s")
                report.note("times as long as at rest", f"{waited / at_rest:.1f}")
    return report


async def _kept(url: str, wanted: int) -> int:
    until = monotonic() + talking.PATIENCE
    while (kept := (await rows(url, _KEPT))[0]["comments"]) < wanted and monotonic() < until:  # noqa: ASYNC110 - rows tell
        await asyncio.sleep(0.5)
    return int(kept)


async def _invite(url: str, crowd: list[int]) -> None:
    """Each of them has pressed 💬."""
    storage = await open_storage(url)
    for person in crowd:
        asked = Dialog(
            chat_id=ChatId(person),
            user_id=UserId(person),
            step="comment",
            about=str(ArticleId(1)),
            expires_at=Moment(int(time()) + 900),
        )
        await storage.dialogs.ask(asked)
    await storage.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--comments", type=int, default=1002)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    parser.add_argument("--how", choices=get_args(How), action="append")
    asked = parser.parse_args()
    reports = [
        asyncio.run(flood(asked.database, how, asked.comments)) for how in asked.how or ("reply", "text", "one")
    ]
    for report in reports:
        report.show()
    conclude(*reports)


if __name__ == "__main__":
    main()
