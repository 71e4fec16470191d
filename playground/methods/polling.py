"""getUpdates, and the webhook that takes its place."""

import re
from typing import Final
from urllib.parse import urlsplit

from playground.errors import BadRequestError, ConflictError
from playground.facts import Json, load
from playground.guard import is_loopback
from playground.world import World

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(world: World, parameters: Json) -> list[Json]:
    if world.webhook.url:
        raise ConflictError(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    if "allowed_updates" in parameters:
        world.updates.allowed = _known(parameters["allowed_updates"])
    return await world.updates.take(
        parameters.get("offset", 0),
        parameters.get("limit", 100),
        parameters.get("timeout", 0),
    )


def _known(kinds: list[str]) -> list[str]:
    unknown = sorted(set(kinds) - {field.name for field in load().types["Update"]})
    if unknown:
        raise BadRequestError(f"no such kind of update: {unknown[0]} (the playground is strict)")
    return kinds


def set_webhook(world: World, parameters: Json) -> bool:
    url, secret = parameters["url"], parameters.get("secret_token", "")
    if not url:
        return delete_webhook(world, parameters)
    parts = urlsplit(url)
    if not is_loopback(parts.hostname or ""):
        raise BadRequestError("bad webhook: the playground brings updates to this machine only")
    if parts.scheme not in {"https", "http"}:
        raise BadRequestError("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.fullmatch(secret):
        raise BadRequestError("secret token contains unallowed characters")
    if "allowed_updates" in parameters:
        world.updates.allowed = _known(parameters["allowed_updates"])
    if parameters.get("drop_pending_updates"):
        world.updates.drop()
    world.updates.release()
    world.webhook.set(url, secret=secret, most=parameters.get("max_connections", 40))
    return True


def delete_webhook(world: World, parameters: Json) -> bool:
    world.webhook.set("", secret="", most=40)
    if parameters.get("drop_pending_updates"):
        world.updates.drop()
    return True


def get_webhook_info(world: World, _: Json) -> Json:
    told: Json = {
        "url": world.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if world.webhook.url:
        told |= {"max_connections": world.webhook.most, "allowed_updates": world.updates.allowed}
    if world.webhook.fault:
        told |= dict(zip(("last_error_date", "last_error_message"), world.webhook.fault, strict=True))
    return told
