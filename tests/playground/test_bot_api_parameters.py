import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Person, Telegram
from playground.calls import Call, perform
from playground.facts import load
from playground.schema import botapi
from tests.playground.conftest import BotSide

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


async def test_a_method_telegram_does_not_know_is_not_found(bot: BotSide) -> None:
    body = await bot.call("sendMesage", chat_id=1, text="x")
    assert body["error_code"] == 404
    assert body["description"].startswith("Not Found")


async def test_a_method_the_playground_does_not_perform_is_refused_aloud(bot: BotSide) -> None:
    body = await bot.call("sendDice", chat_id=1)
    assert (body["ok"], body["error_code"]) == (False, 501)
    assert "does not perform sendDice" in body["description"]


async def test_method_names_are_case_insensitive(bot: BotSide) -> None:
    assert (await bot.does("GETME"))["username"] == "khao_demo_bot"


async def test_an_unknown_parameter_is_refused_by_name(bot: BotSide, person: Person) -> None:
    said = await bot.refused("sendMessage", chat_id=person.id, text="x", parsemode="HTML")
    assert said == ('Bad Request: unknown parameter "parsemode" of sendMessage (the playground is strict)')


async def test_the_two_ways_to_say_no_preview_never_pass_together(bot: BotSide, person: Person) -> None:
    said = await bot.refused(
        "sendMessage",
        chat_id=person.id,
        text="x",
        link_preview_options={"is_disabled": True},
        disable_web_page_preview=True,
    )
    assert "disable_web_page_preview" in said


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 0}, "message text is empty"),
        ({"chat_id": 0, "text": ""}, "message text is empty"),
        ({"chat_id": 0, "text": " \n "}, "text must be non-empty"),
        ({"chat_id": 0, "text": "ก" * 4097}, "message is too long"),
        ({"chat_id": 0, "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": 0, "text": 5}, 'Field "text" of sendMessage must be of type String'),
        ({"chat_id": 99, "text": "x"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ({"chat_id": 0, "text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        ({"chat_id": 0, "text": "x", "reply_markup": [1]}, "object expected as reply markup"),
        ({"chat_id": 0, "text": "x", "reply_markup": "{"}, "reply keyboard markup JSON object"),
        (
            {"chat_id": 0, "text": "x", "link_preview_options": {"ulr": "https://x.example"}},
            'unknown field "ulr" of LinkPreviewOptions',
        ),
        (
            {"chat_id": 0, "text": "x", "link_preview_options": {"is_disabled": "yes"}},
            "must be of type Boolean",
        ),
        ({"chat_id": 0, "text": "x", "message_thread_id": 7}, "message thread not found"),
        (
            {"chat_id": 0, "text": "x", "reply_parameters": {"message_id": 999}},
            "message to be replied not found",
        ),
        ({"chat_id": 0, "text": "x", "entities": [{"type": "bold"}]}, 'find field "offset"'),
        (
            {
                "chat_id": 0,
                "text": "x",
                "entities": [{"type": "bold", "offset": 0, "length": 2}],
            },
            "ends after the end of the text",
        ),
    ],
)
async def test_what_does_not_fit_is_refused_in_telegrams_words(
    bot: BotSide, person: Person, parameters: dict[str, object], said: str
) -> None:
    if parameters.get("chat_id") == 0:
        parameters = parameters | {"chat_id": person.id}
    assert said in await bot.refused("sendMessage", **parameters)


async def test_a_text_is_measured_after_its_tags_are_read(bot: BotSide, person: Person) -> None:
    text = "<b>" + "ก" * 4096 + "</b>"
    sent = await bot.does("sendMessage", chat_id=person.id, text=text, parse_mode="HTML")
    assert len(sent["text"]) == 4096


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "ก" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "a", "url": "https://x.example"}, "exactly one action"),
        ({"text": "x", "url": "javascript:alert(1)"}, "is invalid: Wrong HTTP URL"),
        ({"text": "x", "url": "ftp://x.example"}, "is invalid: Unsupported URL protocol"),
        ({"text": "x", "url": "http://localhost/"}, "is invalid: Wrong HTTP URL"),
        ({"text": "x", "url": "https://[x"}, "is invalid: Wrong HTTP URL"),
        ({"text": "x", "url": "https://t.me/bot?start=a%20b"}, "START_PARAM_INVALID"),
        ({"text": "x", "url": f"https://t.me/bot?start={'a' * 65}"}, "START_PARAM_INVALID"),
        ({"callback_data": "x"}, 'Can\'t find field "text"'),
        ({"text": "x", "calback_data": "x"}, 'unknown field "calback_data"'),
        ({"text": " ", "callback_data": "x"}, "text must be non-empty"),
    ],
)
async def test_a_button_does_one_thing_and_fits(
    bot: BotSide, person: Person, button: dict[str, str], said: str
) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert said in await bot.refused("sendMessage", chat_id=person.id, text="x", reply_markup=markup)


@pytest.mark.parametrize("shape", [(1, 9), (26, 4)])
async def test_a_keyboard_has_its_bounds(bot: BotSide, person: Person, shape: tuple[int, int]) -> None:
    rows, columns = shape
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * columns] * rows}
    said = await bot.refused("sendMessage", chat_id=person.id, text="x", reply_markup=markup)
    assert "buttons" in said


async def test_nested_parameters_may_come_as_text(bot: BotSide, person: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x" * 64}]]}
    sent = await bot.does(
        "sendMessage",
        chat_id=str(person.id),
        text="x",
        disable_notification="true",
        reply_markup=orjson.dumps(markup).decode(),
    )
    assert sent["reply_markup"] == markup


@given(name=st.sampled_from(sorted(load().methods)), value=JSON, field=st.integers(0, 30))
@settings(max_examples=300, deadline=None)
async def test_no_parameter_brings_the_server_down(name: str, value: object, field: int) -> None:
    fields = load().methods[name]
    parameters: dict[str, object] = {"chat_id": 1}
    if fields:
        parameters[fields[field % len(fields)].name] = value
    answer = await perform(Telegram(), Call(method=name, given=parameters))
    assert answer.status in {200, 400, 401, 403, 501}


@pytest.mark.parametrize("name", sorted(load().methods))
def test_every_method_of_the_facts_compiles(name: str) -> None:
    shape = botapi().method(name)
    assert set(shape.required) <= set(shape.checks)


@pytest.mark.parametrize("name", sorted([*load().types, *load().unions]))
def test_every_type_of_the_facts_refuses_nonsense(name: str) -> None:
    with pytest.raises(Exception, match=r"Bad Request"):
        botapi().type(name)(17)
