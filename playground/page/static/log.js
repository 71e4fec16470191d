// The Bot API's calls as they happen; refusals stand out, a press shows the parameters.
import { fetchLog } from "./api.js";
import { byId, el } from "./dom.js";
import { language, t } from "./words.js";

const KEPT = 200;

export class Log {
  #store;

  constructor(store) {
    this.#store = store;
    byId("log-polling").addEventListener("change", (event) => {
      byId("log").classList.toggle("with-polling", event.target.checked);
    });
  }

  async reload() {
    const entries = await fetchLog();
    byId("log").replaceChildren(...entries.reverse().map((entry) => this.#row(entry)));
  }

  add(entry) {
    const log = byId("log");
    const before = log.scrollHeight;
    log.prepend(this.#row(entry));
    while (log.childElementCount > KEPT) log.lastElementChild.remove();
    if (log.scrollTop > 0) log.scrollTop += log.scrollHeight - before; // stay where one reads
  }

  #row(entry) {
    const ok = entry.status === 200;
    const chat = entry.parameters?.chat_id;
    const details = el("details", {},
      el("summary", {},
        el("time", {}, new Date(entry.time * 1000).toLocaleTimeString(language(), { hour12: false })),
        el("span", { class: "log-method" }, entry.method),
        el("span", { class: "log-chat" }, chat === undefined ? "" : this.#store.nameOf(chat)),
        el("span", { class: "log-time" }, `${Math.round(entry.duration * 1000)} ms`),
        el("span", { class: "log-status" }, entry.status ? String(entry.status) : t("cut"))));
    details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && details.append(
      ok ? "" : el("p", { class: "log-why" }, entry.description),
      el("pre", {}, JSON.stringify(readable(entry.parameters), null, 2))));
    const polling = entry.method.toLowerCase() === "getupdates";
    return el("li", {
      class: `${ok ? "" : "refused"}${polling ? " polling" : ""}`,
      "data-testid": "log-entry", "data-method": entry.method, "data-status": entry.status,
    }, details);
  }
}

/** Nested JSON sent as a string is shown as what it says. */
function readable(parameters) {
  const shown = {};
  for (const [name, value] of Object.entries(parameters ?? {})) {
    shown[name] = value;
    if (typeof value !== "string" || !/^[[{]/.test(value)) continue;
    try {
      shown[name] = JSON.parse(value);
    } catch {
      // Text that only begins like JSON stays text.
    }
  }
  return shown;
}
