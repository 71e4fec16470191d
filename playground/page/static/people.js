// The left column: who one can be, with what was said last and what is unread.
import { byId, el } from "./dom.js";
import { summary } from "./message.js";
import { clock, t } from "./words.js";

const LANGUAGES = { th: "thai", en: "english" };
const ROLES = { reader: "readerRole", editor: "editorRole", owner: "ownerRole", group: "groupRole", channel: "channelRole" };

export function showPeople(store, open) {
  const rows = [...store.people.values()].map((chat) => personRow(chat, store, open));
  if (!rows.length) rows.push(el("li", { class: "nobody" }, t("nobody")));
  const focused = document.activeElement?.dataset?.chatId;
  byId("people").replaceChildren(...rows);
  if (focused) byId("people").querySelector(`[data-chat-id="${focused}"]`)?.focus();
}

function personRow(chat, store, open) {
  const { person, messages, unread } = chat;
  const last = [...messages.values()].at(-1);
  const chosen = person.chat_id === store.openId;
  return el("li", {}, el("button", {
    type: "button", class: `person${chosen ? " chosen" : ""}`, "aria-current": chosen ? "true" : undefined,
    "data-testid": `person-${kind(person)}`,
    "data-chat-id": person.chat_id, onclick: () => open(person.chat_id),
  },
  avatar(person, store),
  el("span", { class: "person-name" }, person.first_name, person.blocked ? " 🚫" : ""),
  el("time", { class: "person-time" }, last ? clock(last.edit_date ?? last.date) : ""),
  el("span", { class: "person-last" }, last ? `${store.isBot(last) ? "" : `${t("you")}: `}${summary(last)}` : describe(person)),
  unread ? el("span", { class: "badge", "data-testid": "unread" }, String(unread)) : null,
  el("span", { class: "person-role" }, describe(person))));
}

const kind = ({ role, language_code: language, topics }) => (role === "reader" ? language : topics ? "forum" : role);

export function describe(person) {
  const role = t(person.topics ? "forumRole" : ROLES[person.role] ?? "readerRole");
  const language = LANGUAGES[person.language_code];
  return language ? `${role} · ${t(language)}` : role;
}

function avatar(person, store) {
  const hues = [168, 28, 265, 200, 340, 95];
  const place = [...store.people.keys()].indexOf(person.chat_id);
  const shown = el("span", { class: "avatar", "aria-hidden": "true" }, initial(person.first_name));
  shown.style.setProperty("--hue", hues[place % hues.length]);
  return shown;
}

/** A Thai leading vowel is no initial: "เมฆ" begins with ม. */
function initial(name) {
  const letters = name.replace(/^[เแโใไ]/, "");
  return [...letters][0]?.toUpperCase() ?? "?";
}
