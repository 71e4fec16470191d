"""The Bot API's methods that the playground performs, one family a file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from playground.facts import Json
from playground.methods import answers, chats, editing, media, messages, passing, polling, profile
from playground.world import World

Performer = Callable[[World, Json], object]
"""Performs a call with checked parameters; the result as JSON, or an awaitable of it."""

PERFORMED: Mapping[str, Performer] = MappingProxyType(
    {
        "getMe": profile.get_me,
        "getUpdates": polling.get_updates,
        "setWebhook": polling.set_webhook,
        "deleteWebhook": polling.delete_webhook,
        "getWebhookInfo": polling.get_webhook_info,
        "sendMessage": messages.send_message,
        "sendPhoto": media.send_photo,
        "sendDocument": media.send_document,
        "sendChatAction": messages.send_chat_action,
        "forwardMessage": passing.forward_message,
        "copyMessage": passing.copy_message,
        "forwardMessages": passing.forward_messages,
        "copyMessages": passing.copy_messages,
        "sendMediaGroup": media.send_media_group,
        "editMessageMedia": media.edit_message_media,
        "getFile": media.get_file,
        "editMessageText": editing.edit_message_text,
        "editMessageCaption": editing.edit_message_caption,
        "editMessageReplyMarkup": editing.edit_message_reply_markup,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "setMessageReaction": editing.set_message_reaction,
        "pinChatMessage": editing.pin_chat_message,
        "unpinChatMessage": editing.unpin_chat_message,
        "answerCallbackQuery": answers.answer_callback_query,
        "answerInlineQuery": answers.answer_inline_query,
        "setMyCommands": profile.set_my_commands,
        "getMyCommands": profile.get_my_commands,
        "deleteMyCommands": profile.delete_my_commands,
        "setMyName": profile.writing("name"),
        "getMyName": profile.reading("name"),
        "setMyDescription": profile.writing("description"),
        "getMyDescription": profile.reading("description"),
        "setMyShortDescription": profile.writing("short_description"),
        "getMyShortDescription": profile.reading("short_description"),
        "setChatMenuButton": profile.set_chat_menu_button,
        "getChatMenuButton": profile.get_chat_menu_button,
        "getChat": chats.get_chat,
        "getChatMember": chats.get_chat_member,
        "getChatAdministrators": chats.get_chat_administrators,
        "getChatMemberCount": chats.get_chat_member_count,
        "banChatMember": chats.ban_chat_member,
        "unbanChatMember": chats.unban_chat_member,
        "leaveChat": chats.leave_chat,
    }
)
