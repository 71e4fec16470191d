// One message as a bubble with its keyboard.
import { el } from "./dom.js";
import { formatted } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { previewSlot } from "./preview.js";
import { clock, t } from "./words.js";

/** `context`: {personId, isBot(message), actions: {command, link, reply}}. */
export function messageRow(message, context) {
  const own = !context.isBot(message);
  const row = el("li", {
    class: `message ${own ? "own" : "bot"}`,
    "data-testid": "message",
    "data-message-id": message.message_id,
    "data-from": own ? "person" : "bot",
    "data-edited": message.edit_date ? "true" : undefined,
  });
  if (!hasContent(message)) {
    row.classList.add("service");
    row.append(el("p", {}, summary(message)));
    return row;
  }
  row.append(bubble(message, context));
  const keys = keyboard(message, context.personId, context.actions);
  if (keys) row.append(keys);
  return row;
}

/** A line for the list of people and for quotes. */
export function summary(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, " ").slice(0, 120);
  if (message.photo) return `🖼 ${t("photo")}`;
  if (message.document) return `📎 ${message.document.file_name ?? t("file")}`;
  if (message.location) return `📍 ${t("place")}`;
  if (message.forum_topic_created) return `🧵 ${message.forum_topic_created.name}`;
  if (message.pinned_message) return `📌 ${summary(message.pinned_message)}`;
  return "…";
}

function hasContent(message) {
  return Boolean(message.text ?? message.photo ?? message.document ?? message.location);
}

function bubble(message, context) {
  const { actions, isBot } = context;
  const preview = previewSlot(message);
  const body = el("div", { class: "bubble" });
  body.append(...[
    author(message, context),
    message.reply_to_message && quote(message.reply_to_message, isBot),
    media(message),
    preview?.above ? preview.slot : null,
    words(message, actions),
    preview && !preview.above ? preview.slot : null,
    foot(message, actions),
  ].filter(Boolean));
  if (preview) body.classList.add("wide");
  return body;
}

/** In a group it is said who speaks. */
function author(message, { isBot, inGroup }) {
  return inGroup && message.from && !isBot(message) ? el("strong", { class: "author" }, message.from.first_name) : null;
}

function words(message, actions) {
  const { latitude, longitude } = message.location ?? {};
  const text = message.text ?? message.caption ?? (message.location && `📍 ${latitude}, ${longitude}`);
  if (!text) return null;
  const entities = message.entities ?? message.caption_entities;
  return el("div", { class: "words", dir: "auto" }, ...formatted(text, entities, actions));
}

function media(message) {
  if (message.photo) {
    const largest = message.photo.at(-1);
    return el("img", {
      class: "photo", src: `/play/files/${encodeURIComponent(largest.file_id)}`,
      alt: t("photo"), width: largest.width, height: largest.height,
    });
  }
  if (message.document) {
    const { file_id: id, file_name: name, file_size: size } = message.document;
    return el("a", { class: "document", href: `/play/files/${encodeURIComponent(id)}`, download: name ?? "" },
      el("span", { class: "document-sign", "aria-hidden": "true" }, "📄"),
      el("span", {}, name ?? t("file"), el("small", {}, size ? ` ${Math.max(1, Math.round(size / 1024))} KB` : "")));
  }
  return null;
}

function quote(message, isBot) {
  return el("div", { class: "quote" },
    el("strong", {}, message.from?.first_name ?? message.chat.title ?? t("you")),
    el("span", {}, summary(message)));
}

function foot(message, actions) {
  const time = el("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date));
  const edited = message.edit_date ? el("span", { class: "edited" }, t("edited")) : null;
  const reply = el("button", {
    type: "button", class: "reply", title: t("reply"), "aria-label": t("reply"), "data-testid": "reply",
    onclick: () => actions.reply(message),
  }, "↩︎");
  return el("span", { class: "foot-line" }, edited, time, reply);
}
