// Short notices over the page, and alerts that wait for OK.
import { byId, el } from "./dom.js";

const SHOWN = 3800;

export function toast(text) {
  const notice = el("p", { class: "toast", "data-testid": "toast" }, text);
  byId("toasts").append(notice);
  setTimeout(() => notice.remove(), SHOWN);
}

export function alertBox(text) {
  byId("alert-words").textContent = text;
  if (!byId("alert").open) byId("alert").showModal();
}
