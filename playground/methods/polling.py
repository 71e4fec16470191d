"""getUpdates and the webhook that is never set here."""

from playground.errors import BadRequestError, NotPerformedError
from playground.facts import Json, load
from playground.world import World


async def get_updates(world: World, parameters: Json) -> list[Json]:
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
    if parameters["url"]:
        raise NotPerformedError("the playground does not deliver to webhooks; collect updates with getUpdates")
    return delete_webhook(world, parameters)


def delete_webhook(world: World, parameters: Json) -> bool:
    if parameters.get("drop_pending_updates"):
        world.updates.drop()
    return True


def get_webhook_info(world: World, _: Json) -> Json:
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
