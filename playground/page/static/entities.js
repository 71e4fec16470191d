// Text and entities to nodes. Offsets count UTF-16 units, as JavaScript's strings do.
import { el } from "./dom.js";
import { t } from "./words.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const SAFE = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);
const BLOCKS = new Set(["blockquote", "pre"]);
const LONG = 220;

/** `actions.command(text)` sends a pressed /command, `actions.link(url)` may keep a link in the page. */
export function formatted(text, entities = [], actions = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, actions);
}

export function firstLink(text, entities = []) {
  for (const entity of entities) {
    if (entity.type === "text_link") return entity.url;
    if (entity.type === "url") return text.slice(entity.offset, entity.offset + entity.length);
  }
  return null;
}

export function safeAddress(url) {
  try {
    const address = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
    return SAFE.has(address.protocol) ? address : null;
  } catch {
    return null;
  }
}

function nodes(text, from, to, entities, actions) {
  const made = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity] = rest;
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    const inside = rest.slice(1).filter((other) => other.offset < end);
    rest = rest.slice(1 + inside.length);
    if (start >= end) continue;
    if (start > at) made.push(between(text.slice(at, start), made.at(-1), entity));
    made.push(node(entity, text.slice(start, end), nodes(text, start, end, inside, actions), actions));
    at = end;
  }
  if (at < to) made.push(between(text.slice(at, to), made.at(-1)));
  return made;
}

/** Quotes and code blocks break the line themselves: the line breaks beside them are theirs. */
function between(text, before, after) {
  let shown = text;
  if (before instanceof Element && BLOCKS.has(before.localName)) shown = shown.replace(/^\n/, "");
  if (after && /blockquote|pre/.test(after.type)) shown = shown.replace(/\n$/, "");
  return shown;
}

function node(entity, own, children, actions) {
  switch (entity.type) {
    case "bold": case "italic": case "underline": case "strikethrough": case "code":
      return el(PLAIN[entity.type], {}, ...children);
    case "pre":
      return el("pre", { "data-language": entity.language }, el("code", {}, ...children));
    case "spoiler":
      return spoiler(children);
    case "blockquote":
      return el("blockquote", {}, ...children);
    case "expandable_blockquote":
      return expandable(own, children);
    case "text_link":
      return link(entity.url, children, actions);
    case "url":
      return link(own, children, actions);
    case "email":
      return link(`mailto:${own}`, children, actions);
    case "bot_command":
      return el("button", { type: "button", class: "linklike", onclick: () => actions.command?.(own) }, ...children);
    case "mention": case "hashtag": case "cashtag": case "text_mention": case "phone_number":
      return el("span", { class: "mention" }, ...children);
    default:
      return el("span", {}, ...children);
  }
}

function link(url, children, actions) {
  const address = safeAddress(url);
  if (!address) return el("span", {}, ...children);
  const follow = (event) => {
    if (actions.link?.(address)) event.preventDefault();
  };
  return el("a", { href: address.href, target: "_blank", rel: "noopener noreferrer", onclick: follow }, ...children);
}

function spoiler(children) {
  const hidden = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler") }, ...children);
  const show = () => {
    hidden.classList.add("shown");
    hidden.removeAttribute("role");
    hidden.removeAttribute("aria-label");
  };
  hidden.addEventListener("click", show);
  hidden.addEventListener("keydown", (event) => event.key === "Enter" && show());
  return hidden;
}

function expandable(own, children) {
  const long = own.length > LONG || own.split("\n").length > 3;
  if (!long) return el("blockquote", {}, ...children);
  const words = el("span", { class: "folded" }, ...children);
  const toggle = el("button", { type: "button", class: "linklike unfold", "aria-expanded": "false" }, t("expand"));
  toggle.addEventListener("click", () => {
    const folded = words.classList.toggle("folded");
    toggle.textContent = t(folded ? "expand" : "collapse");
    toggle.setAttribute("aria-expanded", String(!folded));
  });
  return el("blockquote", {}, words, toggle);
}
