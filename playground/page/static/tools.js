// The right column's switches: publish, faults, latency, limits.
import { addFault, clearFaults, fetchState, publishStory, setLatency, setLimits } from "./api.js";
import { byId, el } from "./dom.js";
import { toast } from "./notices.js";
import { t } from "./words.js";

const RECOUNT = 300;

export class Tools {
  #faults = [];
  #story = null;
  #recounting = null;

  constructor() {
    byId("publish").addEventListener("click", () => this.#publish());
    byId("fault-form").addEventListener("submit", (event) => {
      event.preventDefault();
      attempt(async () => this.showFaults(await addFault(chosenFault())));
    });
    byId("fault-off").addEventListener("click", () =>
      attempt(async () => this.showFaults(await clearFaults())));
    byId("latency").addEventListener("input", () => this.#showLatency());
    byId("latency").addEventListener("change", (event) => attempt(() => setLatency(Number(event.target.value))));
    byId("limit").addEventListener("change", (event) =>
      attempt(() => setLimits({ overall_rate: Number(event.target.value) })));
    byId("limits-on").addEventListener("change", (event) => attempt(() => setLimits({ off: !event.target.checked })));
  }

  show(state) {
    byId("latency").value = state.latency ?? 0;
    byId("limit").value = state.limits.overall_rate;
    byId("limits-on").checked = !state.limits.off;
    this.showFaults(state.faults);
    this.relabel();
  }

  relabel() {
    this.#showLatency();
    this.showFaults(this.#faults);
    this.#showStory();
  }

  showFaults(faults) {
    this.#faults = faults;
    const active = faults.filter((fault) => fault.count !== 0);
    byId("fault-count").hidden = !active.length;
    byId("fault-count").textContent = String(active.length);
    byId("active-faults").replaceChildren(...active.map((fault) => el("li", { "data-testid": "fault" },
      `${fault.kind} · `,
      fault.count === null || fault.count === undefined ? `${Math.round(fault.share * 100)}%` : t("faultLeft", fault.count),
      fault.method ? ` · ${fault.method}` : "")));
  }

  /** A call went wrong: a fault that strikes only so often may be used up by it. */
  recount() {
    if (this.#recounting || !this.#faults.some((fault) => fault.count)) return;
    this.#recounting = setTimeout(() => attempt(async () => {
      this.#recounting = null;
      this.showFaults((await fetchState()).faults);
    }), RECOUNT);
  }

  #showLatency() {
    byId("latency-shown").textContent = t("seconds", Number(byId("latency").value));
  }

  async #publish() {
    const button = byId("publish");
    button.disabled = true;
    await attempt(async () => {
      this.#story = await publishStory();
      this.#showStory();
    });
    button.disabled = false;
    button.focus();
  }

  #showStory() {
    if (!this.#story) return;
    const { title, url } = this.#story;
    byId("published").replaceChildren(
      el("a", { href: url, target: "_blank", rel: "noopener", lang: this.#story.language }, t("published", title)));
  }
}

function chosenFault() {
  const [name, value] = byId("fault-amount").value.split(":");
  const method = byId("fault-method").value;
  return { kind: byId("fault-kind").value, [name]: Number(value), ...(method ? { method } : {}) };
}

async function attempt(change) {
  try {
    await change();
  } catch (error) {
    toast(t("failed", error.message));
  }
}
