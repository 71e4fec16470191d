"""What a server may do to a connection, other than answer and keep it."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from shutil import which

import pytest

from bot.call import CONNECTIONS, NoAnswer, NotSent
from bot.wire import Wire

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def wire_to(
    talk: Talk, *, host: str = "127.0.0.1", certified: ssl.SSLContext | None = None
) -> AsyncIterator[Wire]:
    talks = []

    async def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError):  # the wire has hung up
            await talk(reader, writer)
        writer.close()

    server = await asyncio.start_server(begin, "127.0.0.1", 0, ssl=certified)
    port = server.sockets[0].getsockname()[1]
    wire = Wire(f"http{'s' if certified else ''}://{host}:{port}/")
    try:
        yield wire
    finally:
        wire.close()
        server.close()
        await asyncio.gather(*[talk for talk in talks if talk])


async def post(wire: Wire, payload: bytes = b"{}") -> tuple[int, bytes]:
    return await wire.post(wire.head("http://any/bot1:x/sendMessage"), payload)


async def request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
    return head + await reader.readexactly(length)


def saying(*answers: bytes, then_hang_up: bool = False) -> Talk:
    """The next of the answers to each request; after the last it hangs up, if asked to."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            await request(reader)
            writer.write(answer)
        if not then_hang_up:
            await reader.read()

    return talk


async def test_a_post_says_what_a_server_needs_to_know() -> None:
    heard = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await request(reader))
        writer.write(ANSWER)

    async with wire_to(talk) as wire:
        assert await post(wire, b'{"chat_id":1}') == (200, b"ok")
    head, _, body = heard[0].partition(b"\r\n\r\n")
    assert body == b'{"chat_id":1}'
    assert head.startswith(b"POST /bot1:x/sendMessage HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nContent-Type: application/json\r\n" in head


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" + ANSWER,
    ],
)
async def test_an_answer_may_come_in_any_form(answer: bytes) -> None:
    async with wire_to(saying(answer, answer)) as wire:
        assert [await post(wire), await post(wire)] == [(200, b"ok"), (200, b"ok")]


@pytest.mark.parametrize(
    "answer",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok", b"HTTP/1.0 200 OK\r\n\r\nok"],
)
async def test_an_answer_may_be_the_last_of_its_connection(answer: bytes) -> None:
    async with wire_to(saying(answer, then_hang_up=True)) as wire:
        assert [await post(wire), await post(wire)] == [(200, b"ok"), (200, b"ok")]


async def test_a_connection_is_used_again() -> None:
    refusal = b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"
    async with wire_to(saying(ANSWER, refusal, ANSWER)) as wire:
        assert [await post(wire) for _ in range(3)] == [(200, b"ok"), (429, b""), (200, b"ok")]


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-", b"no HTTP at all\r\n\r\n", b"\x16\x03\x01" * 9]
)
async def test_what_is_no_answer_leaves_it_open_whether_the_message_arrived(answer: bytes) -> None:
    async with wire_to(saying(answer, then_hang_up=True)) as wire:
        with pytest.raises(NoAnswer):
            await post(wire)


async def test_nothing_leaves_where_nobody_listens() -> None:
    async with wire_to(saying(ANSWER)) as wire:
        pass
    with pytest.raises(NotSent):
        await post(wire)


async def test_a_connection_that_has_rested_for_long_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.wire.RESTS", -1.0)
    async with wire_to(saying(ANSWER)) as wire:
        assert [await post(wire), await post(wire)] == [(200, b"ok"), (200, b"ok")]


async def test_an_answer_that_came_too_late_is_not_taken_for_the_next() -> None:
    asked, cancelled = asyncio.Event(), asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = not asked.is_set()
        await request(reader)
        asked.set()
        if first:
            await cancelled.wait()
        writer.write(ANSWER.replace(b"ok", b"no") if first else ANSWER)
        await reader.read()

    async with wire_to(talk) as wire:
        impatient = asyncio.create_task(post(wire))
        await asked.wait()
        impatient.cancel()
        with pytest.raises(asyncio.CancelledError):
            await impatient
        cancelled.set()
        assert await post(wire) == (200, b"ok")


async def test_more_posts_than_connections_wait_for_one() -> None:
    connections = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            await request(reader)
            writer.write(ANSWER)

    async with wire_to(talk) as wire:
        answers = await asyncio.gather(*(post(wire) for _ in range(2 * CONNECTIONS)))
    assert answers == [(200, b"ok")] * (2 * CONNECTIONS)
    assert connections <= CONNECTIONS


OPENSSL = which("openssl")
by_tls = pytest.mark.skipif(OPENSSL is None, reason="needs openssl, such as from: apt-get install openssl")


@pytest.fixture
def certified(tmp_path: Path) -> ssl.SSLContext:
    """A server's, by a certificate of its own making, for localhost alone."""
    assert OPENSSL is not None
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    named = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([OPENSSL, *made.split(), *named], check=True, capture_output=True)  # noqa: S603 - our own
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


@by_tls
async def test_a_certificate_that_is_trusted_is_talked_to(
    certified: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    async with wire_to(saying(ANSWER, ANSWER), host="localhost", certified=certified) as wire:
        assert [await post(wire), await post(wire)] == [(200, b"ok"), (200, b"ok")]


@by_tls
@pytest.mark.parametrize(("trusted", "host"), [(False, "localhost"), (True, "127.0.0.1")])
async def test_nothing_is_said_to_a_stranger(
    certified: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, trusted: bool, host: str
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    async with wire_to(saying(ANSWER), host=host, certified=certified) as wire:
        with pytest.raises(NotSent, match="SSLCertVerificationError"):
            await post(wire)
