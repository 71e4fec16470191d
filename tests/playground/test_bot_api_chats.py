import pytest

from playground import Group, Person, Telegram
from playground.schema import botapi
from tests.playground.conftest import BotSide


@pytest.fixture
def owner(telegram: Telegram) -> Person:
    return telegram.person("เจ้าของ")


@pytest.fixture
def group(telegram: Telegram, owner: Person) -> Group:
    made = telegram.group("กลุ่ม", owner)
    made.add_bot(administrator=True)
    return made


async def test_members_have_their_ranks(bot: BotSide, telegram: Telegram, group: Group, owner: Person) -> None:
    guest, stranger = telegram.person(), telegram.person()
    group.join(guest)
    ranks = []
    for user_id in (owner.id, guest.id, stranger.id, telegram.bot["id"]):
        card = await bot.does("getChatMember", chat_id=group.id, user_id=user_id)
        botapi().type("ChatMember")(card)
        ranks.append(card["status"])
    assert ranks == ["creator", "member", "left", "administrator"]
    assert await bot.does("getChatMemberCount", chat_id=group.id) == 3
    chiefs = await bot.does("getChatAdministrators", chat_id=group.id)
    assert [each["user"]["id"] for each in chiefs] == [owner.id, telegram.bot["id"]]
    said = await bot.refused("getChatMember", chat_id=group.id, user_id=1)
    assert said == "Bad Request: PARTICIPANT_ID_INVALID"


async def test_members_come_and_go_only_for_bots_that_ask(
    bot: BotSide, telegram: Telegram, group: Group
) -> None:
    group.join(telegram.person())
    assert not [each for each in await bot.does("getUpdates") if "chat_member" in each]
    await bot.does("getUpdates", allowed_updates=["chat_member"])
    group.join(telegram.person(), "administrator")
    change = (await bot.does("getUpdates", offset=-1))[0]["chat_member"]
    assert change["new_chat_member"]["status"] == "administrator"


async def test_a_ban_needs_rights_and_spares_the_owner(
    bot: BotSide, telegram: Telegram, group: Group, owner: Person
) -> None:
    guest = telegram.person()
    group.join(guest)
    spot = {"chat_id": group.id, "user_id": guest.id}
    await bot.does("banChatMember", **spot)
    assert (await bot.does("getChatMember", **spot))["status"] == "kicked"
    await bot.does("unbanChatMember", **spot, only_if_banned=True)
    assert (await bot.does("getChatMember", **spot))["status"] == "left"
    said = await bot.refused("banChatMember", chat_id=group.id, user_id=owner.id)
    assert said == "Bad Request: can't remove chat owner"
    group.add_bot()
    assert "not enough rights" in await bot.refused("banChatMember", **spot)


async def test_a_bot_that_left_is_out(bot: BotSide, group: Group) -> None:
    await bot.does("leaveChat", chat_id=group.id)
    said = await bot.refused("sendMessage", chat_id=group.id, text="x")
    assert said == "Forbidden: bot is not a member of the group chat"


async def test_a_plain_member_cannot_post_in_a_channel(bot: BotSide, telegram: Telegram, owner: Person) -> None:
    channel = telegram.channel("ข่าว", owner)
    channel.add_bot()
    said = await bot.refused("sendMessage", chat_id=channel.id, text="x")
    assert said == "Bad Request: need administrator rights in the channel chat"
    channel.add_bot(administrator=True)
    sent = await bot.does("sendMessage", chat_id=channel.id, text="x")
    assert channel.received == [sent]
    await bot.does("editMessageText", chat_id=channel.id, message_id=1, text="y")
    assert (await channel.reads(lambda message: message["text"] == "y"))["edit_date"]


async def test_pins_are_kept_in_order(bot: BotSide, person: Person) -> None:
    ids = [person.say(text)["message_id"] for text in "กข"]
    for message_id in ids:
        await bot.does("pinChatMessage", chat_id=person.id, message_id=message_id)

    async def pinned() -> object:
        full = await bot.does("getChat", chat_id=person.id)
        return full.get("pinned_message", {}).get("message_id")

    assert await pinned() == ids[1]
    await bot.does("unpinChatMessage", chat_id=person.id)
    assert await pinned() == ids[0]
    await bot.does("unpinChatMessage", chat_id=person.id, message_id=ids[0])
    assert await pinned() is None
    said = await bot.refused("unpinChatMessage", chat_id=person.id)
    assert said == "Bad Request: message to unpin not found"


async def test_a_reaction_is_one(bot: BotSide, person: Person) -> None:
    spot = {"chat_id": person.id, "message_id": person.messages[0]["message_id"]}
    heart = {"type": "emoji", "emoji": "❤"}
    assert await bot.does("setMessageReaction", **spot, reaction=[heart])
    said = await bot.refused("setMessageReaction", **spot, reaction=[heart, heart])
    assert said == "Bad Request: REACTIONS_TOO_MANY"


async def test_an_action_is_one_of_telegrams(bot: BotSide, person: Person) -> None:
    assert await bot.does("sendChatAction", chat_id=person.id, action="typing")
    said = await bot.refused("sendChatAction", chat_id=person.id, action="dancing")
    assert said == "Bad Request: wrong parameter action in request"


async def test_a_chat_has_its_own_menu_button(bot: BotSide, person: Person) -> None:
    await bot.does("setChatMenuButton", menu_button={"type": "commands"})
    app = {"type": "web_app", "text": "x", "web_app": {"url": "https://x.example"}}
    await bot.does("setChatMenuButton", chat_id=person.id, menu_button=app)
    assert await bot.does("getChatMenuButton", chat_id=person.id) == app
    assert await bot.does("getChatMenuButton") == {"type": "commands"}
    said = await bot.refused("setChatMenuButton", menu_button={"type": "web_app"})
    assert "Can't find field" in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"business_connection_id": "x"}, "does not perform"),
        ({"reply_parameters": {"message_id": 1, "chat_id": 5}}, "does not perform"),
        ({"reply_parameters": {"message_id": 1, "quote": "ไม่มี"}}, "message quote not found"),
        ({"parse_mode": "HTML", "entities": []}, "exclude each other"),
    ],
)
async def test_what_is_not_performed_is_said(
    bot: BotSide, person: Person, more: dict[str, object], said: str
) -> None:
    assert said in await bot.refused("sendMessage", chat_id=person.id, text="x", **more)


async def test_a_reply_may_outlive_its_message(bot: BotSide, person: Person) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await bot.does("sendMessage", chat_id=person.id, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_protected_words_stay_where_they_are(bot: BotSide, person: Person) -> None:
    sent = await bot.does("sendMessage", chat_id=person.id, text="x", protect_content=True)
    spot = {"chat_id": person.id, "from_chat_id": person.id, "message_id": sent["message_id"]}
    assert "can't be forwarded" in await bot.refused("forwardMessage", **spot)
    assert "can't be copied" in await bot.refused("copyMessage", **spot)


async def test_a_person_answers_a_button_that_asks_for_a_chat(
    bot: BotSide, telegram: Telegram, person: Person, owner: Person
) -> None:
    channel = telegram.channel("ข่าว", owner)
    ask = {"text": "เลือกช่อง", "request_chat": {"request_id": 1, "chat_is_channel": True}}
    markup = {"keyboard": [[ask]], "one_time_keyboard": True}
    sent = await bot.does("sendMessage", chat_id=person.id, text="?", reply_markup=markup)
    assert "reply_markup" not in sent
    person.share_chat(1, channel.chat)
    shared = (await bot.does("getUpdates", offset=-1))[0]["message"]["chat_shared"]
    assert shared == {"request_id": 1, "chat_id": channel.id}
