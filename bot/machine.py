import asyncio
from typing import Final

import httpx
import orjson
import structlog

from news.article import Article

TIMEOUT: Final = 20
"""Seconds for all of an answer."""
_LARGEST: Final = 100_000
_LONGEST: Final = 900
_READ: Final = 6000
"""Characters of a body that are sent."""
_ASKED: Final = {
    "th": "สรุปข่าวต่อไปนี้เป็นภาษาไทย 2-3 ประโยค ไม่เกิน 300 ตัวอักษร ใช้เฉพาะข้อเท็จจริงในข่าว ไม่ต้องมีหัวข้อ",
    "en": "Summarise this article in 2-3 sentences of at most 300 characters. Only facts from it, no heading.",
}

log = structlog.get_logger("khao.machine")


class OpenAiMachine:
    """Any endpoint that speaks OpenAI's chat completions: a company's, or one on the operator's own machine."""

    def __init__(self, url: str, *, model: str, key: str, timeout: float = TIMEOUT) -> None:
        self.name = model
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._timeout = timeout
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # Redirects are not followed: the key is for this address alone.
        self._client = httpx.AsyncClient(
            headers=headers, follow_redirects=False, timeout=timeout, trust_env=False
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def summary_of(self, article: Article) -> str:
        try:
            async with asyncio.timeout(self._timeout):
                return _told(await self._answer(article))
        except TimeoutError:
            reason = "it took too long"
        except httpx.HTTPError as error:
            reason = type(error).__name__  # its text may hold the address, and that a key
        except ValueError as error:
            reason = str(error)
        log.warning("the machine gave no summary; the article's own sentences stay", reason=reason)
        return ""

    async def _answer(self, article: Article) -> bytes:
        asked = {
            "model": self.name,
            "max_tokens": 400,
            "messages": [
                {"role": "system", "content": _ASKED[article.language]},
                {"role": "user", "content": f"{article.title}\n\n{article.body[:_READ]}"},
            ],
        }
        async with self._client.stream("POST", self._url, json=asked) as response:
            if response.status_code != httpx.codes.OK:
                raise ValueError(f"it answered with status {response.status_code}")
            body = b""
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > _LARGEST:
                    raise ValueError("its answer is too long")
        return body


def _told(answer: bytes) -> str:
    """Raises ValueError."""
    try:
        told = orjson.loads(answer)["choices"][0]["message"]["content"]
    except (orjson.JSONDecodeError, LookupError, TypeError):
        raise ValueError("its answer is none of OpenAI's chat completions") from None
    if not isinstance(told, str) or not told.strip():
        raise ValueError("its answer is empty")
    if len(told) > _LONGEST:
        raise ValueError("it wrote more than a summary")
    return " ".join(told.split())
