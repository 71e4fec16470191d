// The open chat: its messages, kept at the end unless one has scrolled up.
import { byId, el } from "./dom.js";
import { messageRow } from "./message.js";
import { day, t } from "./words.js";

const NEAR = 80;

export class ChatView {
  #store;
  #actions;
  #rows = new Map();
  #lastDay = null;
  #atEnd = true;
  #missed = 0;

  constructor(store, actions) {
    this.#store = store;
    this.#actions = actions;
    const scroll = byId("scroll");
    scroll.addEventListener("scroll", () => this.#scrolled());
    byId("pill").addEventListener("click", () => this.toEnd());
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(byId("messages"));
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(scroll);
  }

  /** Shows the open chat from the beginning. */
  reload() {
    this.#rows.clear();
    this.#lastDay = null;
    const list = byId("messages");
    list.setAttribute("aria-live", "off"); // an old chat is not news
    list.replaceChildren();
    for (const message of this.#store.open?.messages.values() ?? []) {
      if (this.#store.isHere(message)) this.#append(message);
    }
    this.toEnd();
    requestAnimationFrame(() => list.setAttribute("aria-live", "polite"));
  }

  put(message) {
    if (!this.#store.isHere(message)) return;
    const before = this.#rows.get(message.message_id);
    if (before) {
      const row = this.#row(message);
      row.classList.add("changed");
      before.replaceWith(row);
      return;
    }
    this.#append(message).classList.add("fresh");
    if (this.#atEnd || !this.#store.isBot(message)) this.toEnd();
    else this.#miss();
  }

  remove(ids) {
    for (const id of ids) {
      this.#rows.get(id)?.remove();
      this.#rows.delete(id);
    }
  }

  toEnd() {
    const scroll = byId("scroll");
    scroll.scrollTop = scroll.scrollHeight;
    this.#atEnd = true;
    this.#missed = 0;
    this.#showPill();
  }

  #append(message) {
    const shownDay = day(message.date);
    if (shownDay !== this.#lastDay) {
      byId("messages").append(el("li", { class: "day" }, el("span", {}, shownDay)));
      this.#lastDay = shownDay;
    }
    const row = this.#row(message);
    byId("messages").append(row);
    return row;
  }

  #row(message) {
    const row = messageRow(message, {
      personId: this.#store.openId,
      inGroup: this.#store.inGroup,
      isBot: (other) => this.#store.isBot(other),
      actions: this.#actions,
    });
    this.#rows.set(message.message_id, row);
    return row;
  }

  #scrolled() {
    const scroll = byId("scroll");
    this.#atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
    if (this.#atEnd) this.#missed = 0;
    this.#showPill();
  }

  #miss() {
    this.#missed += 1;
    this.#showPill();
  }

  #showPill() {
    const pill = byId("pill");
    pill.hidden = this.#atEnd;
    pill.textContent = this.#missed ? t("newMessages", this.#missed) : t("toBottom");
  }
}
