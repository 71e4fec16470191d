// Puts the page together: one store, its views, one line of events.
import { fetchMessages, fetchState, listen, sendPlace, setBlocked } from "./api.js";
import { ChatView } from "./chat.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { settle } from "./keyboard.js";
import { Log } from "./log.js";
import { alertBox, toast } from "./notices.js";
import { showPeople } from "./people.js";
import { Rate } from "./rate.js";
import { Store } from "./store.js";
import { Tools } from "./tools.js";
import { newForum, showTopics } from "./topics.js";
import { label, language, switchLanguage, t } from "./words.js";

const TYPING = 5500;
const TOKYO = [35.68, 139.69];

const store = new Store();
const composer = new Composer(store);
const tools = new Tools();
const log = new Log(store);
const rate = new Rate();
const chat = new ChatView(store, {
  command: (text) => composer.send(text),
  link: followDeepLink,
  reply: (message) => composer.replyTo(message),
  by: () => store.by,
});

/** https://t.me/<this bot>?start=X stays in the page: it sends /start X. Says whether it did. */
function followDeepLink(address) {
  const bot = address.pathname.slice(1).toLowerCase();
  if (!["t.me", "telegram.me"].includes(address.hostname) || bot !== store.bot.username.toLowerCase()) return false;
  if (store.inGroup) openChat(store.speaker); // the bot is asked in private, by whoever pressed
  composer.send(`/start ${address.searchParams.get("start") ?? ""}`.trim());
  return true;
}

function openChat(chatId) {
  const before = store.open;
  store.openId = chatId;
  if (!store.inGroup) store.speaker = chatId;
  if (store.open) store.open.unread = 0;
  if (store.topics.length) store.enterTopic(store.topicId);
  history.replaceState(null, "", `#${chatId}`);
  composer.opened(before);
  chat.reload();
  showAll();
}

function enterTopic(topicId) {
  store.enterTopic(topicId);
  composer.replyTo(null);
  chat.reload();
  showAll();
  byId("words").focus();
}

async function addForum() {
  const made = await newForum(store);
  if (!made) return;
  store.setPerson(made);
  openChat(made.chat_id);
}

function showAll() {
  showPeople(store, openChat);
  showTopics(store, enterTopic);
  showHead();
  showFoot();
}

function showHead() {
  byId("bot-name").textContent = store.inGroup ? store.open.person.first_name : store.bot.first_name;
  const typing = (store.open?.typingUntil ?? 0) > Date.now();
  const speaker = store.inGroup ? t("speaking", store.nameOf(store.speaker)) : t("bot");
  byId("status").textContent = typing ? t("typing") : speaker;
  byId("status").classList.toggle("typing", typing);
  const blocked = Boolean(store.open?.person.blocked);
  byId("block").textContent = t(blocked ? "unblock" : "block");
  byId("chat-menu").hidden = !store.open || store.inGroup;
}

function showFoot() {
  const blocked = Boolean(store.open?.person.blocked);
  const isEmpty = Boolean(store.open) && store.open.messages.size === 0 && !store.inGroup;
  byId("start").hidden = !(isEmpty || blocked);
  byId("start").textContent = t(blocked ? "restart" : "start");
  byId("composer").hidden = isEmpty || blocked || !store.open || store.open.person.role === "channel";
  byId("empty").hidden = !isEmpty && Boolean(store.open);
  byId("empty").textContent = t(store.open ? "empty" : "nobody");
  byId("language").textContent = language() === "th" ? "EN" : "ไทย";
}

async function start() {
  if (store.open?.person.blocked) await block(false);
  await composer.send("/start");
  byId("words").focus();
}

async function block(blocked) {
  byId("chat-menu").open = false;
  store.setPerson(await setBlocked(store.openId, blocked));
  showAll();
}

async function showPlace() {
  byId("chat-menu").open = false;
  try {
    await sendPlace(store.openId, ...TOKYO);
  } catch (error) {
    toast(t("failed", error.message));
  }
}

function tell(event) {
  switch (event.type) {
    case "message": case "edit":
      return arrived(event.chat_id, event.message);
    case "delete":
      store.remove(event.chat_id, event.message_ids);
      if (event.chat_id === store.openId) chat.remove(event.message_ids);
      return showAll();
    case "callback_answer":
      return answered(event);
    case "typing":
      return typing(event.chat_id);
    case "api":
      log.add(event.entry);
      if (event.entry.status !== 200) tools.recount();
      return rate.count(event.entry);
    case "faults":
      return tools.showFaults(event.faults);
    case "person":
      store.setPerson(event.person);
      return showAll();
    default:
      return undefined; // a newer playground may tell more
  }
}

function arrived(chatId, message) {
  if (!store.people.has(chatId)) return;
  store.put(chatId, message);
  if (chatId === store.openId) chat.put(message);
  showAll();
}

function answered(event) {
  settle(event.query_id);
  if (event.chat_id !== store.openId || !event.text) return;
  if (event.show_alert) alertBox(event.text);
  else toast(event.text);
}

function typing(chatId) {
  const known = store.people.get(chatId);
  if (!known) return;
  known.typingUntil = Date.now() + TYPING;
  showHead();
  setTimeout(showHead, TYPING + 50);
}

async function reload() {
  byId("offline").hidden = true;
  const state = await fetchState();
  store.setState(state);
  await Promise.all([...store.people.keys()].map(async (id) => store.setMessages(id, await fetchMessages(id))));
  tools.show(state);
  await Promise.all([log.reload(), rate.reload()]);
  const asked = Number(location.hash.slice(1));
  if (store.people.has(asked)) store.openId = asked;
  if (store.open) openChat(store.openId);
  else showAll();
  byId("app").dataset.ready = "true";
}

function relabel() {
  label();
  tools.relabel();
  rate.show();
  chat.reload();
  showAll();
}

byId("language").addEventListener("click", () => {
  switchLanguage();
  relabel();
});
byId("new-forum").addEventListener("click", addForum);
byId("start").addEventListener("click", start);
byId("place").addEventListener("click", showPlace);
byId("block").addEventListener("click", () => block(!store.open.person.blocked));
byId("toggle-tools").addEventListener("click", () => byId("app").classList.toggle("tools-toggled"));
document.addEventListener("click", (event) => {
  if (!byId("chat-menu").contains(event.target)) byId("chat-menu").open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") byId("chat-menu").open = false;
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && store.open) {
    store.open.unread = 0;
    showAll();
  }
});

label();
listen({ tell, opened: reload, lost: () => (byId("offline").hidden = false) });
