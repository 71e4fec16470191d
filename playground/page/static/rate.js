// How many messages go out each second, counted from the calls as they happen.
import { fetchSends } from "./api.js";
import { byId, el } from "./dom.js";
import { t } from "./words.js";

const SHOWN = 40;
const SEND = /^(send|copy|forward)(?!ChatAction)/;

export class Rate {
  #seconds = new Array(SHOWN).fill(0);
  #total = 0;
  #refused = 0;
  #bars = Array.from({ length: SHOWN }, () => el("span"));

  constructor() {
    byId("bars").append(...this.#bars);
    setInterval(() => this.#tick(), 1000);
  }

  async reload() {
    const sends = await fetchSends();
    this.#total = sends.total;
    this.#refused = sends.refused_429;
    this.show();
  }

  count(entry) {
    if (!SEND.test(entry.method)) return;
    if (entry.status === 200) {
      this.#seconds[SHOWN - 1] += 1;
      this.#total += 1;
    } else if (entry.status === 429) this.#refused += 1;
  }

  show() {
    const highest = Math.max(10, ...this.#seconds);
    this.#bars.forEach((bar, at) => bar.style.setProperty("--part", this.#seconds[at] / highest));
    byId("rate").textContent = String(this.#seconds[SHOWN - 2]);
    byId("rate-total").textContent = t("rateTotal", this.#total, this.#refused);
  }

  #tick() {
    this.#seconds.push(0);
    this.#seconds.shift();
    this.show();
  }
}
