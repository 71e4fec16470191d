"""python -m playground: the box alone in its process, for benchmarks and crash tests."""

import argparse
import asyncio
import contextlib
import signal
import sys

from playground.server import serve
from playground.telegram import Telegram


def main() -> None:
    asked = _asked(sys.argv[1:])
    with contextlib.suppress(KeyboardInterrupt):
        _run(asked)


def _run(asked: argparse.Namespace) -> None:
    try:
        import uvloop  # noqa: PLC0415 - not on every system
    except ImportError:
        asyncio.run(_serve(asked))
    else:
        uvloop.run(_serve(asked))


async def _serve(asked: argparse.Namespace) -> None:
    telegram = Telegram(token=asked.token, seed=asked.seed, keep_messages=asked.keep_messages)
    telegram.latency = asked.latency
    telegram.limits.overall_rate = asked.overall_rate
    if asked.no_limits:
        telegram.limits.off()
    for at in range(asked.people):
        telegram.person(f"P{at + 1}")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    async with serve(telegram, host=asked.host, port=asked.port) as server:
        sys.stdout.write(f"TELEGRAM_API_URL={server.url}\nBOT_TOKEN={telegram.token}\n")
        sys.stdout.flush()
        await stop.wait()


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
    parser.add_argument("--port", type=int, default=8081, help="0: any free one")
    parser.add_argument("--token", help="the bot's; without it one is made up")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds an answer takes")
    parser.add_argument("--overall-rate", type=int, default=30, help="sends a second, all chats")
    parser.add_argument("--no-limits", action="store_true", help="refuse no send for its pace")
    parser.add_argument("--people", type=int, default=0, help="how many to begin with")
    parser.add_argument("--keep-messages", type=int, default=1000, help="per chat")
    parser.add_argument("--seed", type=int, default=0, help="of faults and the made-up token")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
