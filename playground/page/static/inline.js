// `@bot words` in the composer: what the bot offers, to choose from.
import { askInline, chooseInline } from "./api.js";
import { byId, el } from "./dom.js";
import { toast } from "./notices.js";
import { t } from "./words.js";

const PAUSE = 300;

export class Inline {
  #store;
  #asked = 0;
  #waiting = null;

  constructor(store) {
    this.#store = store;
    byId("words").addEventListener("input", () => this.#typed());
  }

  /** The words after the bot's name; null where the bot is not called. */
  query() {
    const called = `@${this.#store.bot.username} `;
    const typed = byId("words").value;
    return typed.toLowerCase().startsWith(called.toLowerCase()) ? typed.slice(called.length) : null;
  }

  hide() {
    this.#asked += 1;
    byId("inline").hidden = true;
  }

  #typed() {
    clearTimeout(this.#waiting);
    this.hide();
    if (this.query() !== null) this.#waiting = setTimeout(() => this.#ask("", []), PAUSE);
  }

  async #ask(offset, before) {
    const [asked, person] = [this.#asked, this.#store.openId];
    try {
      const { id, results, next_offset: next } = await askInline(person, this.query() ?? "", offset);
      const shown = [...before, ...results.map((result, number) => ({ id, number, result }))];
      if (asked === this.#asked) this.#show(person, shown, next);
    } catch (error) {
      toast(t("failed", error.message));
    }
  }

  #show(person, shown, next) {
    const rows = shown.map(({ id, number, result }) => row("inline-result", () => this.#choose(person, id, number),
      el("strong", {}, result.title ?? ""), el("span", {}, result.description ?? "")));
    if (next) rows.push(row("inline-more", () => this.#ask(next, shown), el("span", {}, t("inlineMore"))));
    byId("inline").replaceChildren(...rows);
    byId("inline").hidden = !rows.length;
  }

  async #choose(person, id, number) {
    this.hide();
    byId("words").value = "";
    try {
      await chooseInline(person, id, number);
    } catch (error) {
      toast(t("failed", error.message));
    }
  }
}

function row(name, chosen, ...parts) {
  return el("li", { role: "option", "data-testid": name, onclick: chosen }, ...parts);
}
