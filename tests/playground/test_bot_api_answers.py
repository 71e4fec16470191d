import pytest

from playground import Person, Telegram
from playground.errors import PlayError
from tests.playground.conftest import BotSide, Clock

OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "📝 สรุป", "callback_data": "s:1"}, {"text": "🌐", "url": "https://x.example"}]
    ]
}


async def card(bot: BotSide, person: Person) -> dict[str, object]:
    sent: dict[str, object] = await bot.does("sendMessage", chat_id=person.id, text="x", reply_markup=KEYBOARD)
    return sent


async def test_a_press_is_answered_once(bot: BotSide, person: Person) -> None:
    press = person.press(await card(bot, person), "📝")
    query = (await bot.does("getUpdates", offset=-1))[0]["callback_query"]
    assert (query["id"], query["data"], press.answer) == (press.id, "s:1", None)
    await bot.does("answerCallbackQuery", callback_query_id=press.id, text="ได้", show_alert=True)
    assert press.answer == {"text": "ได้", "show_alert": True, "url": ""}
    assert await bot.refused("answerCallbackQuery", callback_query_id=press.id) == OLD


async def test_a_late_answer_is_refused(bot: BotSide, person: Person, clock: Clock) -> None:
    press = person.press(await card(bot, person), (0, 0))
    clock.seconds += 151
    assert await bot.refused("answerCallbackQuery", callback_query_id=press.id) == OLD
    assert press.answer is None


async def test_an_unknown_press_cannot_be_answered(bot: BotSide) -> None:
    assert await bot.refused("answerCallbackQuery", callback_query_id="7") == OLD


async def test_an_answer_has_two_hundred_characters_at_most(bot: BotSide, person: Person) -> None:
    press = person.press(await card(bot, person), "📝")
    said = await bot.refused("answerCallbackQuery", callback_query_id=press.id, text="ก" * 201)
    assert said == "Bad Request: MESSAGE_TOO_LONG"
    await bot.does("answerCallbackQuery", callback_query_id=press.id, text="ก" * 200)


async def test_a_press_needs_a_button_that_speaks_to_the_bot(bot: BotSide, person: Person) -> None:
    shown = await card(bot, person)
    for button in ("🌐", "🔖", (0, 5)):
        with pytest.raises(PlayError):
            person.press(shown, button)


async def test_inline_results_are_checked_and_delivered(bot: BotSide, person: Person, clock: Clock) -> None:
    asked, late = person.inline("น้ำ"), person.inline("ไฟ")
    result = {
        "type": "article",
        "id": "1",
        "title": "น้ำท่วม",
        "input_message_content": {"message_text": "<b>x</b>", "parse_mode": "HTML"},
    }
    broken = result | {"input_message_content": {"message_text": "<x>", "parse_mode": "HTML"}}
    said = await bot.refused("answerInlineQuery", inline_query_id=asked.id, results=[broken])
    assert "Unsupported start tag" in said
    twice = [result, result]
    said = await bot.refused("answerInlineQuery", inline_query_id=asked.id, results=twice)
    assert said == "Bad Request: RESULT_ID_DUPLICATE"
    await bot.does("answerInlineQuery", inline_query_id=asked.id, results=[result])
    assert asked.answer is not None
    clock.seconds += 31
    assert await bot.refused("answerInlineQuery", inline_query_id=late.id, results=[]) == OLD


ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "x",
    "input_message_content": {"message_text": "x"},
}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"results": [ARTICLE | {"id": f"{at}"} for at in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"next_offset": "ก" * 22}, "NEXT_OFFSET_INVALID"),
        ({"button": {"text": "x", "start_parameter": "ข่าว"}}, "START_PARAM_INVALID"),
        ({"results": [ARTICLE | {"input_message_content": {"message_text": " "}}]}, "EMPTY"),
        ({"results": [ARTICLE | {"input_message_content": {"message_text": "ก" * 4097}}]}, "LONG"),
        ({"results": [ARTICLE | {"id": "ก" * 22}]}, "1-64 bytes"),
        ({"results": [ARTICLE | {"type": "artical"}]}, "no such kind of it"),
        (
            {"results": [ARTICLE | {"reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}]},
            "Text buttons are unallowed",
        ),
    ],
)
async def test_bad_inline_answers_are_refused(
    bot: BotSide, person: Person, more: dict[str, object], said: str
) -> None:
    parameters = {"inline_query_id": person.inline("x").id, "results": [ARTICLE]} | more
    assert said in await bot.refused("answerInlineQuery", **parameters)


async def test_a_press_may_lead_to_the_bots_own_start_only(bot: BotSide, person: Person) -> None:
    press = person.press(await card(bot, person), "📝")
    spot = {"callback_query_id": press.id}
    said = await bot.refused("answerCallbackQuery", **spot, url="https://x.example")
    assert said == "Bad Request: URL_INVALID"
    await bot.does("answerCallbackQuery", **spot, url="https://t.me/khao_demo_bot?start=a")


async def test_more_than_a_hundred_commands_are_too_many(bot: BotSide) -> None:
    commands = [{"command": f"c{at}", "description": "x"} for at in range(101)]
    said = await bot.refused("setMyCommands", commands=commands)
    assert said == "Bad Request: BOT_COMMANDS_TOO_MUCH"
    said = await bot.refused("setMyCommands", commands=commands[:1], language_code="thai")
    assert said == "Bad Request: invalid language code specified"
    await bot.does("setMyCommands", commands=commands[:100])
    await bot.does("setMyCommands", commands=[])
    assert await bot.does("getMyCommands") == []


async def test_commands_are_shown_by_scope_and_language(bot: BotSide, telegram: Telegram) -> None:
    thai, english = telegram.person(language_code="th"), telegram.person(language_code="en")
    thai.start()

    async def register(name: str, **where: object) -> None:
        commands = [{"command": name, "description": name}]
        await bot.does("setMyCommands", commands=commands, **where)

    def seen(person: Person) -> list[str]:
        return [each["command"] for each in telegram.commands_of(person)]

    await register("a")
    await register("b", language_code="th")
    assert (seen(thai), seen(english)) == (["b"], ["a"])
    await register("c", scope={"type": "all_private_chats"})
    assert (seen(thai), seen(english)) == (["c"], ["c"])
    await register("d", scope={"type": "chat", "chat_id": thai.id})
    assert (seen(thai), seen(english)) == (["d"], ["c"])
    await bot.does("deleteMyCommands", scope={"type": "chat", "chat_id": thai.id})
    assert seen(thai) == ["c"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ({"command": "Start", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "a" * 33, "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "a", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "a"}, 'Can\'t find field "description"'),
    ],
)
async def test_a_bad_command_is_refused(bot: BotSide, command: dict[str, str], said: str) -> None:
    assert said in await bot.refused("setMyCommands", commands=[command])


async def test_descriptions_are_kept_by_language(bot: BotSide) -> None:
    await bot.does("setMyDescription", description="News")
    await bot.does("setMyDescription", description="ข่าว", language_code="th")
    assert await bot.does("getMyDescription", language_code="th") == {"description": "ข่าว"}
    assert await bot.does("getMyDescription", language_code="de") == {"description": "News"}
    await bot.does("setMyName", name="Khao News")
    assert (await bot.does("getMe"))["first_name"] == "Khao News"
