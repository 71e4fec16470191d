from typing import Any

import pytest

from playground import Person, Telegram
from playground.errors import PlayError
from playground.parameters import Upload
from playground.schema import botapi
from tests.playground.conftest import BotSide, Clock

SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\x80\0\0\1\xe0"
KEYBOARD = {"inline_keyboard": [[{"text": "📝 สรุป", "callback_data": "s"}]]}


async def test_a_sent_message_stands_in_the_chat(bot: BotSide, person: Person) -> None:
    sent = await bot.does("sendMessage", chat_id=person.id, text="สวัสดี")
    assert person.received == [sent]
    assert sent["chat"]["id"] == person.id
    assert sent["from"]["is_bot"] is True


async def test_an_answer_shows_what_it_answers(bot: BotSide, person: Person) -> None:
    asked = person.say("ถาม", reply_to=person.messages[0])
    reply = {"message_id": asked["message_id"], "quote": "ถ"}
    sent = await bot.does("sendMessage", chat_id=person.id, text="x", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "ถาม"
    assert "reply_to_message" not in sent["reply_to_message"]
    assert sent["quote"]["text"] == "ถ"


async def test_a_person_who_never_wrote_cannot_be_written_to(bot: BotSide, telegram: Telegram) -> None:
    said = await bot.refused("sendMessage", chat_id=telegram.person().id, text="x")
    assert said == "Forbidden: bot can't initiate conversation with a user"


async def test_who_blocks_is_out_of_reach_until_unblocking(bot: BotSide, person: Person) -> None:
    person.block()
    said = await bot.refused("sendMessage", chat_id=person.id, text="x")
    assert said == "Forbidden: bot was blocked by the user"
    with pytest.raises(PlayError):
        person.say("x")
    person.unblock()
    await bot.does("sendMessage", chat_id=person.id, text="x")
    changes = [each["my_chat_member"] for each in await bot.does("getUpdates", offset=-2)]
    assert [each["new_chat_member"]["status"] for each in changes] == ["kicked", "member"]


async def test_a_deleted_account_is_out_of_reach(bot: BotSide, person: Person) -> None:
    person.deactivate()
    said = await bot.refused("sendMessage", chat_id=person.id, text="x")
    assert said == "Forbidden: user is deactivated"


async def test_an_edit_takes_the_messages_place(bot: BotSide, person: Person) -> None:
    sent = await bot.does("sendMessage", chat_id=person.id, text="a", reply_markup=KEYBOARD)
    spot = {"chat_id": person.id, "message_id": sent["message_id"]}
    edited = await bot.does("editMessageText", **spot, text="b", reply_markup=KEYBOARD)
    assert person.received == [edited]
    assert edited["text"] == "b"
    assert edited["edit_date"]
    bare = await bot.does("editMessageReplyMarkup", **spot)
    assert "reply_markup" not in bare


async def test_an_edit_that_changes_nothing_is_refused(bot: BotSide, person: Person) -> None:
    sent = await bot.does("sendMessage", chat_id=person.id, text="a")
    spot = {"chat_id": person.id, "message_id": sent["message_id"]}
    assert await bot.refused("editMessageText", **spot, text="a") == SAME
    assert await bot.refused("editMessageText", **spot, text="a ", reply_markup={"inline_keyboard": []}) == SAME


@pytest.mark.parametrize(
    ("method", "more", "said"),
    [
        ("editMessageText", {"text": "x"}, "message can't be edited"),
        ("editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("copyMessage", {"from_chat_id": 0, "message_id": 99}, "message to copy not found"),
        ("forwardMessage", {"from_chat_id": 0, "message_id": 99}, "message to forward not found"),
    ],
)
async def test_a_wrong_message_is_refused(
    bot: BotSide, person: Person, method: str, more: dict[str, Any], said: str
) -> None:
    parameters = {"chat_id": person.id, "message_id": person.messages[0]["message_id"]} | more
    if "from_chat_id" in more:
        parameters["from_chat_id"] = person.id
    assert await bot.refused(method, **parameters) == f"Bad Request: {said}"


async def test_a_message_of_another_chat_cannot_be_edited(
    bot: BotSide, person: Person, telegram: Telegram
) -> None:
    other = telegram.person()
    other.start()
    sent = await bot.does("sendMessage", chat_id=person.id, text="a")
    said = await bot.refused("editMessageText", chat_id=other.id, message_id=sent["message_id"], text="b")
    assert said == "Bad Request: message to edit not found"


async def test_messages_can_be_deleted_for_two_days(bot: BotSide, person: Person, clock: Clock) -> None:
    ids = [(await bot.does("sendMessage", chat_id=person.id, text="x"))["message_id"] for _ in range(2)]
    clock.seconds += 48 * 3600
    await bot.does("deleteMessage", chat_id=person.id, message_id=ids[0])
    clock.seconds += 1
    said = await bot.refused("deleteMessage", chat_id=person.id, message_id=ids[1])
    assert said == "Bad Request: message can't be deleted for everyone"
    assert await bot.does("deleteMessages", chat_id=person.id, message_ids=ids)
    assert [each["message_id"] for each in person.received] == [ids[1]]


async def test_a_picture_has_a_caption_and_no_text(bot: BotSide, person: Person) -> None:
    sent = await bot.does(
        "sendPhoto", chat_id=person.id, photo="https://x.example/a.jpg", caption="<b>x</b>",
        parse_mode="HTML",
    )  # fmt: skip
    spot = {"chat_id": person.id, "message_id": sent["message_id"]}
    assert sent["caption"] == "x"
    said = await bot.refused("editMessageText", **spot, text="y")
    assert said == "Bad Request: there is no text in the message to edit"
    edited = await bot.does("editMessageCaption", **spot, caption="y")
    assert (edited["caption"], edited["photo"]) == ("y", sent["photo"])
    said = await bot.refused("editMessageCaption", **spot, caption="x" * 1025)
    assert said == "Bad Request: message caption is too long"


async def test_a_file_id_is_good_again_and_for_its_kind_only(bot: BotSide, person: Person) -> None:
    photo = person.send_photo(PNG)["photo"][0]
    assert (photo["width"], photo["height"]) == (640, 480)
    sent = await bot.does("sendPhoto", chat_id=person.id, photo=photo["file_id"])
    assert sent["photo"][0] == photo
    assert "type of file mismatch" in await bot.refused(
        "sendDocument", chat_id=person.id, document=photo["file_id"]
    )
    said = await bot.refused("sendPhoto", chat_id=person.id, photo="nonsense")
    assert said == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_what_is_no_picture_is_not_taken_for_one(telegram: Telegram) -> None:
    with pytest.raises(Exception, match="IMAGE_PROCESS_FAILED"):
        telegram.person().send_photo(b"hello")


async def test_a_forward_tells_whose_words_they_are(bot: BotSide, person: Person) -> None:
    said = person.say("ของฉัน")
    spot = {"chat_id": person.id, "from_chat_id": person.id, "message_id": said["message_id"]}
    forwarded = await bot.does("forwardMessage", **spot)
    assert forwarded["forward_origin"]["sender_user"]["id"] == person.id
    copied = await bot.does("copyMessage", **spot)
    assert person.messages[-1]["message_id"] == copied["message_id"]
    assert "forward_origin" not in person.messages[-1]


async def test_an_upgraded_group_tells_where_it_went(bot: BotSide, telegram: Telegram) -> None:
    group = telegram.group("กอง บก.", telegram.person())
    old = group.id
    group.add_bot()
    await bot.does("sendMessage", chat_id=old, text="x")
    new = group.migrate()
    body = await bot.call("sendMessage", chat_id=old, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    await bot.does("sendMessage", chat_id=new.id, text="x")
    group.kick_bot()
    said = await bot.refused("sendMessage", chat_id=new.id, text="x")
    assert said == "Forbidden: bot was kicked from the supergroup chat"


async def test_a_channels_post_comes_into_its_discussion(bot: BotSide, telegram: Telegram) -> None:
    owner = telegram.person()
    channel, talk = telegram.channel("ข่าว", owner, "khao_news"), telegram.group("คุย", owner)
    channel.add_bot(administrator=True)
    talk.add_bot(administrator=True)
    channel.link(talk)
    post = await bot.does("sendMessage", chat_id="@khao_news", text="ข่าวด่วน")
    update = (await bot.does("getUpdates", offset=-1))[0]["message"]
    assert update["is_automatic_forward"] is True
    assert update["forward_origin"]["message_id"] == post["message_id"]
    botapi().type("Message")(update)


async def test_comments_below_a_channels_post_are_in_its_thread(bot: BotSide, telegram: Telegram) -> None:
    owner = telegram.person()
    channel, talk = telegram.channel("ข่าว", owner), telegram.group("คุย", owner)
    with pytest.raises(PlayError):
        channel.link(telegram.group("ฟอรัม", owner, forum=True))
    channel.link(talk)
    assert talk.chat.kind == "supergroup"
    channel.add_bot(administrator=True)
    talk.add_bot()
    await bot.does("sendMessage", chat_id=channel.id, text="ข่าวด่วน")
    forward = talk.messages[-1]
    first = owner.say("หนึ่ง", reply_to=forward, chat=talk.chat)
    second = owner.say("สอง", reply_to=first, chat=talk.chat)
    assert {first["message_thread_id"], second["message_thread_id"]} == {forward["message_id"]}
    assert not any("message" in update for update in await bot.does("getUpdates")), "a member hears none of it"
    talk.add_bot(administrator=True)
    owner.edit(first, "ใหม่", chat=talk.chat)
    edited = (await bot.does("getUpdates", offset=-1))[0]["edited_message"]
    assert edited["text"] == "ใหม่"
    assert edited["reply_to_message"]["is_automatic_forward"] is True
    botapi().type("Message")(edited)


async def test_topics_keep_their_thread(bot: BotSide, telegram: Telegram) -> None:
    forum = telegram.group("ฟอรัม", telegram.person(), forum=True)
    forum.add_bot(administrator=True)
    thread = forum.open_topic("กีฬา")
    sent = await bot.does("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)
    assert sent["message_thread_id"] == thread


async def test_in_a_group_a_plain_member_hears_only_what_is_meant_for_it(
    bot: BotSide, telegram: Telegram
) -> None:
    owner = telegram.person()
    group = telegram.group("กลุ่ม", owner)
    group.add_bot()
    for text in ("คุยกันเอง", "/latest", "ถาม @khao_demo_bot"):
        owner.say(text, chat=group.chat)
    updates = await bot.does("getUpdates")
    heard = [each["message"]["text"] for each in updates if "message" in each]
    assert heard == ["/latest", "ถาม @khao_demo_bot"]


async def test_everything_produced_fits_the_facts(bot: BotSide, telegram: Telegram) -> None:
    person = telegram.person(last_name="ใจดี", username="somying")
    person.start("abc")
    sent = await bot.does(
        "sendMessage",
        chat_id=person.id,
        text="<b>x</b> <pre><code class='language-py'>y</code></pre> https://x.example",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        link_preview_options={"url": "https://x.example/i.png", "show_above_text": True},
        reply_parameters={"message_id": person.messages[0]["message_id"]},
    )
    spot = {"chat_id": person.id, "message_id": sent["message_id"]}
    person.press(sent, "📝")
    await bot.does("editMessageText", **spot, text="z")
    await bot.does("forwardMessage", **spot, from_chat_id=person.id)
    await bot.does("sendPhoto", chat_id=person.id, photo=telegram.files.upload(
        "photo", Upload(name="a", mime="image/png", content=PNG)).id, has_spoiler=True)  # fmt: skip
    person.send_document(b"x", "a.txt", caption="#แท็ก")
    person.edit(person.say("ผิด"), "ถูก")
    person.inline("น้ำท่วม")
    person.block()
    owner = telegram.person()
    for place in (telegram.group("g", owner, forum=True), telegram.channel("c", owner)):
        place.add_bot(administrator=True)
        place.join(person, "administrator")
        owner.say("สวัสดี", chat=place.chat)
        await bot.does("pinChatMessage", chat_id=place.id, message_id=1)
        botapi().type("ChatFullInfo")(await bot.does("getChat", chat_id=place.id))
        for member in await bot.does("getChatAdministrators", chat_id=place.id):
            botapi().type("ChatMember")(member)
    updates = await bot.does("getUpdates")
    assert {kind for update in updates for kind in update} >= {"callback_query", "inline_query"}
    for update in updates:
        botapi().type("Update")(update)
    for chat in telegram.chats.values():
        for message in chat.messages.values():
            botapi().type("Message")(message)
    botapi().type("User")(await bot.does("getMe"))
    botapi().type("WebhookInfo")(await bot.does("getWebhookInfo"))
