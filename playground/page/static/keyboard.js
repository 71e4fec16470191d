// Inline keyboards: links open, callbacks spin until the bot has answered.
import { press } from "./api.js";
import { el } from "./dom.js";
import { safeAddress } from "./entities.js";
import { toast } from "./notices.js";
import { t } from "./words.js";

const PATIENCE = 15_000;
const spinning = new Map();
const answered = new Set();

export function keyboard(message, personId, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "keyboard", role: "group", "aria-label": t("keyboard") },
    ...rows.map((row, y) => el("div", { class: "keyboard-row" },
      ...row.map((button, x) => key(button, () => press(personId, message.message_id, y, x, actions.by()), actions)))));
}

/** The bot answered a press; the answer may come before the press itself has returned. */
export function settle(queryId) {
  const button = spinning.get(queryId);
  if (button) {
    rest(queryId, button);
    return;
  }
  answered.add(queryId);
  setTimeout(() => answered.delete(queryId), PATIENCE);
}

function key(button, onPress, actions) {
  const common = { class: "key", "data-testid": "button" };
  const address = button.url && safeAddress(button.url);
  if (address) {
    const follow = (event) => {
      if (actions.link(address)) event.preventDefault();
    };
    return el("a", { ...common, href: address.href, target: "_blank", rel: "noopener noreferrer", onclick: follow },
      button.text, el("span", { class: "corner", "aria-hidden": "true" }, "↗\uFE0E"));
  }
  const press = async (event) => {
    if (button.callback_data !== undefined) await spin(event.currentTarget, onPress);
    else if (button.copy_text) await copy(button.copy_text.text);
    else toast(t("noInline"));
  };
  return el("button", { ...common, type: "button", onclick: press }, button.text);
}

async function spin(button, onPress) {
  if (button.classList.contains("busy")) return;
  button.classList.add("busy");
  button.setAttribute("aria-busy", "true");
  try {
    const { id } = await onPress();
    spinning.set(id, button);
    if (answered.delete(id)) rest(id, button);
    else setTimeout(() => rest(id, button), PATIENCE);
  } catch (error) {
    rest(null, button);
    toast(t("failed", error.message));
  }
}

function rest(queryId, button) {
  spinning.delete(queryId);
  button.classList.remove("busy");
  button.removeAttribute("aria-busy");
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast(t("copied"));
}
