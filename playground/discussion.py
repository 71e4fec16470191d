"""Threads of replies in a supergroup, and a channel's posts in the group where they are discussed."""

from playground.chat import Chat
from playground.facts import Json
from playground.world import World

TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
_OF_THE_POST = {"reply_to_message", "quote", "reply_markup"}


def discuss(world: World, channel: Chat, post: Json) -> None:
    """A channel's post comes by itself into its discussion group, where only an administrator hears it."""
    if channel.kind != "channel" or channel.linked_id is None:
        return
    discussion = world.chats[channel.linked_id]
    copy = {name: value for name, value in post.items() if name not in _OF_THE_POST} | {
        "message_id": world.next_message_id(discussion),
        "chat": discussion.shown,
        "from": TELEGRAM,
        "forward_origin": {
            "type": "channel",
            "date": post["date"],
            "chat": post["chat"],
            "message_id": post["message_id"],
        },
        "is_automatic_forward": True,
    }
    world.post(discussion, copy)
    if discussion.standing == "administrator":
        world.update("message", copy)


def thread_of_reply(chat: Chat, replied: Json) -> Json:
    """In a supergroup whoever replies is in the thread of what is answered, or begins one below it."""
    if chat.kind != "supergroup":
        return {}
    if not chat.shown.get("is_forum"):
        return {"message_thread_id": replied.get("message_thread_id", replied["message_id"])}
    if replied.get("is_topic_message"):
        return {"message_thread_id": replied["message_thread_id"], "is_topic_message": True}
    return {}
