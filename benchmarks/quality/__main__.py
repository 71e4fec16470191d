import asyncio
from argparse import ArgumentParser

from benchmarks.corpus import existing
from benchmarks.quality import search


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--news", type=existing, required=True, help="articles, in Khao's JSON Lines")
    parser.add_argument(
        "--questions", type=existing, required=True, help="articles, then questions with their doc"
    )
    given = parser.parse_args()
    asyncio.run(search.report(given.news, given.questions))


main()
