// Where one writes: text, files, the bot's commands, the message one replies to.
import { fetchCommands, say, sendFile } from "./api.js";
import { byId, el } from "./dom.js";
import { Inline } from "./inline.js";
import { summary } from "./message.js";
import { toast } from "./notices.js";
import { t } from "./words.js";

export class Composer {
  #store;
  #commands = [];
  #choice = 0;
  #replyTo = null;
  #inline;

  constructor(store) {
    this.#store = store;
    this.#inline = new Inline(store);
    const words = byId("words");
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    words.addEventListener("input", () => this.#offer());
    words.addEventListener("keydown", (event) => this.#key(event));
    words.addEventListener("blur", () => setTimeout(() => this.#left(), 150));
    byId("slash").addEventListener("click", () => this.#openCommands());
    byId("attach").addEventListener("click", () => byId("files").click());
    byId("files").addEventListener("change", () => this.#attach());
    byId("reply-cancel").addEventListener("click", () => this.replyTo(null));
  }

  /** Another person's turn: their draft, their commands. */
  async opened(before) {
    const words = byId("words");
    if (before) before.draft = words.value;
    words.value = this.#store.open?.draft ?? "";
    this.replyTo(null);
    this.#hide();
    this.#inline.hide();
    await this.refreshCommands();
  }

  async refreshCommands() {
    const id = this.#store.openId;
    const commands = id === null || this.#store.inGroup ? [] : await fetchCommands(id);
    if (id === this.#store.openId) this.#commands = commands;
  }

  replyTo(message) {
    this.#replyTo = message;
    byId("reply-bar").hidden = !message;
    if (!message) return;
    byId("reply-words").replaceChildren(el("strong", {}, t("reply")), summary(message));
    byId("words").focus();
  }

  async send(text) {
    const replyTo = this.#replyTo?.message_id;
    this.replyTo(null);
    try {
      await say(this.#store.openId, text, replyTo, this.#store.by, this.#store.topicId);
    } catch (error) {
      toast(t("failed", error.message));
    }
  }

  #submit() {
    const words = byId("words");
    const text = words.value.trim();
    this.#hide();
    if (!text || this.#store.openId === null || this.#inline.query() !== null) return;
    words.value = "";
    this.send(text);
    words.focus();
  }

  /** What is typed goes along with the first of the files. */
  async #attach() {
    const words = byId("words");
    let caption = words.value.trim();
    const files = [...byId("files").files];
    byId("files").value = "";
    if (this.#store.openId === null) return;
    words.value = "";
    try {
      for (const file of files) {
        await sendFile(this.#store.openId, file, caption);
        caption = "";
      }
    } catch (error) {
      toast(t("failed", error.message));
    }
  }

  #key(event) {
    if (event.isComposing) return;
    const open = !byId("commands").hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#choice = (this.#choice + step + this.#offered().length) % this.#offered().length;
      this.#show();
    } else if (open && event.key === "Tab") {
      this.#take(this.#offered()[this.#choice]);
    } else if (event.key === "Escape") {
      if (open) this.#hide();
      else this.replyTo(null);
    } else if (event.key === "Enter" && !event.shiftKey) {
      if (open) this.#use(this.#offered()[this.#choice]);
      else this.#submit();
    } else {
      return;
    }
    event.preventDefault();
  }

  async #openCommands() {
    await this.refreshCommands();
    const words = byId("words");
    if (!words.value.startsWith("/")) words.value = "/";
    words.focus();
    this.#offer();
  }

  #offered() {
    const typed = byId("words").value;
    if (!/^\/\w*$/.test(typed)) return [];
    return this.#commands.filter(({ command }) => command.startsWith(typed.slice(1).toLowerCase()));
  }

  #offer() {
    this.#choice = 0;
    this.#show();
  }

  #show() {
    const offered = this.#offered();
    const list = byId("commands");
    list.hidden = !offered.length;
    list.replaceChildren(...offered.map(({ command, description }, place) => el("li", {
      role: "option", id: `command-${command}`, "aria-selected": String(place === this.#choice),
      "data-testid": "command", onmousedown: (event) => {
        event.preventDefault();
        this.#use({ command });
      },
    }, el("strong", {}, `/${command}`), el("span", {}, description))));
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    const chosen = offered[this.#choice];
    if (chosen) byId("words").setAttribute("aria-activedescendant", `command-${chosen.command}`);
    else byId("words").removeAttribute("aria-activedescendant");
  }

  #use({ command }) {
    byId("words").value = `/${command}`;
    this.#submit();
  }

  #take({ command }) {
    byId("words").value = `/${command} `;
    this.#hide();
  }

  #left() {
    if (document.activeElement !== byId("words")) this.#hide();
  }

  #hide() {
    byId("commands").hidden = true;
  }
}
