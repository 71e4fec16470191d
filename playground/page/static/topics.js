// A forum's topics above its messages: one is open, and what one writes goes there.
import { makeForum, openTopic } from "./api.js";
import { byId, el } from "./dom.js";
import { toast } from "./notices.js";
import { t } from "./words.js";

export function showTopics(store, enter) {
  const bar = byId("topics");
  bar.hidden = !store.topics.length;
  bar.replaceChildren(...store.topics.map((topic) => tab(topic, store, enter)));
  if (store.topics.length) bar.append(opener(store, enter));
}

/** Asks for a title, makes a group with topics, and says which. */
export async function newForum(store) {
  const title = await askName("newForum");
  return title ? attempt(() => makeForum(title, store.speaker)) : null;
}

function tab(topic, store, enter) {
  const unread = store.open.unreadTopics.get(topic.id);
  const chosen = topic.id === store.topicId;
  return el("button", {
    type: "button", class: `topic${chosen ? " chosen" : ""}`, "aria-current": chosen ? "true" : undefined,
    "data-testid": "topic", onclick: () => enter(topic.id),
  }, topic.name ?? t("generalTopic"), unread ? el("span", { class: "badge", "data-testid": "topic-unread" }, String(unread)) : null);
}

function opener(store, enter) {
  const open = async () => {
    const chatId = store.openId;
    const name = await askName("newTopic");
    const made = name ? await attempt(() => openTopic(chatId, name)) : null;
    if (made && store.openId === chatId) enter(made.id);
  };
  return el("button", {
    type: "button", class: "topic", "data-testid": "new-topic", title: t("newTopic"), "aria-label": t("newTopic"),
    onclick: open,
  }, "+");
}

function askName(question) {
  const [dialog, name] = [byId("naming"), byId("name")];
  byId("naming-words").textContent = t(question);
  name.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok" ? name.value.trim() : ""), { once: true });
  });
}

async function attempt(make) {
  try {
    return await make();
  } catch (error) {
    toast(t("failed", error.message));
    return null;
  }
}
