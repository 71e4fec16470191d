// Link previews, for pages and pictures of the demo site alone.
import { fetchPreview } from "./api.js";
import { el } from "./dom.js";
import { firstLink, safeAddress } from "./entities.js";

const SHOWN = /^\/(news|images|category)\//;
const asked = new Map();

/** A slot that fills itself when the preview is known; null when there is none to show. */
export function previewSlot(message) {
  const options = message.link_preview_options ?? {};
  const url = options.is_disabled ? null : options.url ?? firstLink(message.text ?? "", message.entities);
  const address = url && safeAddress(url);
  if (!address || !isOwn(address)) return null;
  const picture = address.pathname.startsWith("/images/");
  const slot = el("div", { class: `preview${picture ? " only-picture" : ""}`, "data-testid": "preview" });
  if (picture) slot.append(image(address.pathname));
  else fill(slot, address.href, options);
  return { slot, above: Boolean(options.show_above_text) };
}

function isOwn(address) {
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(address.hostname);
  return loopback && address.port === location.port && SHOWN.test(address.pathname);
}

async function fill(slot, url, options) {
  if (!asked.has(url)) asked.set(url, fetchPreview(url));
  try {
    const card = await asked.get(url);
    const words = el("span", { class: "preview-words" },
      el("span", { class: "preview-site" }, card.site ?? ""),
      el("strong", {}, card.title ?? ""),
      el("span", { class: "preview-text" }, card.description ?? ""));
    const small = options.prefer_small_media;
    const link = el("a", { class: `preview-link${small ? " small" : ""}`, href: url, target: "_blank", rel: "noopener noreferrer" }, words);
    if (card.image) link.append(image(card.image));
    slot.replaceChildren(link);
  } catch {
    asked.delete(url);
    slot.closest(".wide")?.classList.remove("wide");
    slot.remove(); // a story that was taken down has no card, as in Telegram
  }
}

function image(path) {
  return el("img", { src: path, alt: "", width: "800", height: "420", onerror: (event) => event.target.remove() });
}
