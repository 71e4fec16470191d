import pytest

from playground import Person, Telegram, files
from playground.errors import BadRequestError
from playground.images import dimensions
from playground.parameters import Upload
from playground.schema import botapi
from tests.playground.conftest import BotSide

PICTURES = {
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x07",
    "gif": b"GIF89a\x05\0\x07\0",
    "jpeg": b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x07\0\x05\x03",
    "webp": b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x05\0\x07\0",
    "lossless webp": b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x04\x80\x01\0",
    "wide webp": b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x04\0\0\x06\0\0",
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_pictures_size_is_read(kind: str) -> None:
    assert dimensions(PICTURES[kind]) == (5, 7)


@pytest.mark.parametrize("kind", PICTURES)
def test_half_a_picture_is_refused(kind: str) -> None:
    for end in range(2, len(PICTURES[kind]) - 3):
        with pytest.raises(BadRequestError, match="IMAGE_PROCESS_FAILED"):
            dimensions(PICTURES[kind][:end])


def test_old_bytes_make_room_and_their_ids_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "KEPT_BYTES", 10)
    kept = files.Files()
    ids = [kept.upload("document", Upload(name="a", mime="", content=b"x" * 6)).id for _ in range(3)]
    found = [kept.find(each) for each in ids]
    assert [each is not None and each.content is not None for each in found] == [
        False,
        False,
        True,
    ]


async def test_an_album_is_sent_whole(bot: BotSide, person: Person, telegram: Telegram) -> None:
    photo = {"type": "photo", "media": "https://x.example/a.jpg"}
    first = photo | {"caption": "<b>x</b>", "parse_mode": "HTML"}
    sent = await bot.does("sendMediaGroup", chat_id=person.id, media=[first, photo])
    assert person.received == sent
    assert len({each["media_group_id"] for each in sent}) == 1
    assert len(telegram.sends) == 2
    for each in sent:
        botapi().type("Message")(each)
    said = await bot.refused("sendMediaGroup", chat_id=person.id, media=[photo])
    assert "2-10 items" in said
    mixed = [photo, photo | {"type": "document"}]
    assert "not both" in await bot.refused("sendMediaGroup", chat_id=person.id, media=mixed)


async def test_a_picture_is_exchanged_for_another(bot: BotSide, person: Person) -> None:
    sent = await bot.does("sendPhoto", chat_id=person.id, photo="https://x.example/a.jpg", caption="x")
    new = {"type": "photo", "media": "https://x.example/b.jpg"}
    spot = {"chat_id": person.id, "message_id": sent["message_id"]}
    edited = await bot.does("editMessageMedia", **spot, media=new)
    assert edited["photo"] != sent["photo"]
    assert "caption" not in edited
    clip = {"type": "video", "media": "https://x.example/b.mp4"}
    assert "does not perform" in await bot.refused("editMessageMedia", **spot, media=clip)


async def test_many_are_passed_on_at_once(bot: BotSide, person: Person) -> None:
    ids = [person.say(text)["message_id"] for text in "กข"]
    spot = {"chat_id": person.id, "from_chat_id": person.id}
    copied = await bot.does("copyMessages", **spot, message_ids=[*ids, 99])
    assert [each["message_id"] for each in copied] == [each["message_id"] for each in person.received]
    assert [each["text"] for each in person.received] == ["ก", "ข"]
    await bot.does("forwardMessages", **spot, message_ids=ids)
    assert person.received[-1]["forward_origin"]["sender_user"]["id"] == person.id
    said = await bot.refused("copyMessages", **spot, message_ids=ids[::-1])
    assert "strictly increasing" in said
    assert "no messages to forward" in await bot.refused("forwardMessages", **spot, message_ids=[99])


async def test_files_have_their_bounds(bot: BotSide, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_UPLOADED", 3)
    monkeypatch.setattr(files, "MOST_FETCHED", 2)
    with pytest.raises(BadRequestError, match="non-empty"):
        person.send_document(b"", "a.txt")
    with pytest.raises(BadRequestError, match="too big"):
        person.send_document(b"1234", "a.txt")
    big = person.send_document(b"123", "a.txt")["document"]["file_id"]
    assert await bot.refused("getFile", file_id=big) == "Bad Request: file is too big"
    assert await bot.refused("getFile", file_id="x") == "Bad Request: invalid file_id"
