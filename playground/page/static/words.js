// The page's own words; what the bot says is never translated.

const WORDS = {
  en: {
    playground: "Playground", people: "People", menu: "Chat menu", tools: "Newsroom tools",
    note: "Everything here stays on this computer. No message reaches Telegram.",
    openSite: "Open the demo news site ↗\uFE0E", messages: "Messages", commands: "Commands",
    write: "Message", send: "Send", attach: "Send a file or a picture", cancel: "Cancel", start: "START", restart: "UNBLOCK AND START",
    bot: "bot", typing: "typing…", edited: "edited", you: "You", reply: "Reply",
    block: "Block the bot", unblock: "Unblock the bot",
    empty: "What can this bot do? Press START to find out.", nobody: "There is nobody here yet.",
    newMessages: (n) => (n === 1 ? "1 new message ↓" : `${n} new messages ↓`),
    toBottom: "↓", offline: "The playground does not answer. Trying again…",
    publish: "Publish a story now", publishHint: "Puts the next story out on the demo site.",
    published: (title) => `Published: ${title}`,
    sendRate: "Send rate", perSecond: "messages a second",
    rateTotal: (total, refused) => `${total} sent · ${refused} refused (429)`,
    faults: "Faults and limits", faultKind: "What goes wrong", faultMethod: "To which method", anyMethod: "any of them", faultAmount: "How often",
    fault429: "429 · too many requests", fault403: "403 · blocked by the user",
    fault500: "500 · server error", fault502: "502 · bad gateway", faultHang: "Hangs, no answer",
    faultDrop: "Sent, but the line drops", faultSlow: "Slow answer",
    next1: "the next call", next10: "the next 10 calls", share10: "10% of calls",
    share50: "half of the calls", share100: "every call",
    faultOn: "Let it happen", faultOff: "All well again", faultLeft: (n) => `${n} left`,
    latency: "Latency", seconds: (n) => `${n} s`, limit: "Messages a second, all chats",
    limitsOn: "Keep Telegram's limits", log: "Bot API calls", polling: "show polling",
    cut: "cut", ok: "OK", yesterday: "Yesterday", today: "Today", readerRole: "Reader",
    editorRole: "Editor", ownerRole: "Owner", thai: "Thai", english: "English", copied: "Copied",
    failed: (why) => `That did not work: ${why}`, photo: "Photo", file: "File",
    noInline: "This button only works in Telegram itself.", expand: "Show more", collapse: "Show less",
    spoiler: "Hidden text, press to show", keyboard: "Buttons",
    groupRole: "Group", forumRole: "Group with topics", channelRole: "Channel", speaking: (name) => `You write as ${name}`,
    topics: "Topics", generalTopic: "General", newTopic: "New topic", newForum: "New group with topics",
    newForumButton: "+ Group with topics",
    sendPlace: "Send a location (Tokyo)", place: "Location", inline: "What the bot offers", inlineMore: "More",
  },
  th: {
    playground: "สนามทดลอง", people: "ผู้ใช้", menu: "เมนูแชต", tools: "เครื่องมือห้องข่าว",
    note: "ทุกอย่างอยู่ในเครื่องนี้เท่านั้น ไม่มีข้อความใดถูกส่งไปยัง Telegram",
    openSite: "เปิดเว็บข่าวตัวอย่าง ↗\uFE0E", messages: "ข้อความ", commands: "คำสั่ง",
    write: "พิมพ์ข้อความ", send: "ส่ง", attach: "ส่งไฟล์หรือรูปภาพ", cancel: "ยกเลิก", start: "เริ่มใช้งาน", restart: "เลิกบล็อกแล้วเริ่มใหม่",
    bot: "บอต", typing: "กำลังพิมพ์…", edited: "แก้ไขแล้ว", you: "คุณ", reply: "ตอบกลับ",
    block: "บล็อกบอต", unblock: "เลิกบล็อกบอต",
    empty: "บอตนี้ทำอะไรได้บ้าง กด “เริ่มใช้งาน” ได้เลย", nobody: "ยังไม่มีใครอยู่ที่นี่",
    newMessages: (n) => `ข้อความใหม่ ${n} ข้อความ ↓`,
    toBottom: "↓", offline: "ติดต่อสนามทดลองไม่ได้ กำลังลองใหม่…",
    publish: "เผยแพร่ข่าวเดี๋ยวนี้", publishHint: "นำข่าวถัดไปขึ้นเว็บข่าวตัวอย่าง",
    published: (title) => `เผยแพร่แล้ว: ${title}`,
    sendRate: "อัตราการส่ง", perSecond: "ข้อความต่อวินาที",
    rateTotal: (total, refused) => `ส่งแล้ว ${total} · ถูกปฏิเสธ (429) ${refused}`,
    faults: "จำลองปัญหาและขีดจำกัด", faultKind: "ปัญหาที่เกิด", faultMethod: "เกิดกับคำสั่ง", anyMethod: "ทุกคำสั่ง", faultAmount: "บ่อยเพียงใด",
    fault429: "429 · ส่งถี่เกินไป", fault403: "403 · ผู้ใช้บล็อกบอต",
    fault500: "500 · เซิร์ฟเวอร์ขัดข้อง", fault502: "502 · เกตเวย์ขัดข้อง", faultHang: "ค้าง ไม่ตอบ",
    faultDrop: "ส่งถึงแล้ว แต่สายหลุด", faultSlow: "ตอบช้า",
    next1: "คำขอถัดไป", next10: "10 คำขอถัดไป", share10: "10% ของคำขอ",
    share50: "ครึ่งหนึ่งของคำขอ", share100: "ทุกคำขอ",
    faultOn: "เริ่มจำลอง", faultOff: "กลับเป็นปกติ", faultLeft: (n) => `เหลือ ${n}`,
    latency: "เวลาหน่วง", seconds: (n) => `${n} วินาที`, limit: "ข้อความต่อวินาที รวมทุกแชต",
    limitsOn: "ใช้ขีดจำกัดของ Telegram", log: "การเรียก Bot API", polling: "แสดงการรอข้อความ",
    cut: "สายหลุด", ok: "ตกลง", yesterday: "เมื่อวาน", today: "วันนี้", readerRole: "ผู้อ่าน",
    editorRole: "บรรณาธิการ", ownerRole: "เจ้าของ", thai: "ภาษาไทย", english: "ภาษาอังกฤษ", copied: "คัดลอกแล้ว",
    failed: (why) => `ทำรายการไม่สำเร็จ: ${why}`, photo: "รูปภาพ", file: "ไฟล์",
    noInline: "ปุ่มนี้ใช้ได้เฉพาะใน Telegram", expand: "แสดงเพิ่ม", collapse: "ย่อ",
    spoiler: "ข้อความซ่อน กดเพื่อแสดง", keyboard: "ปุ่มกด",
    groupRole: "กลุ่ม", forumRole: "กลุ่มแบบมีหัวข้อ", channelRole: "ช่อง", speaking: (name) => `เขียนในชื่อ ${name}`,
    topics: "หัวข้อในกลุ่ม", generalTopic: "ทั่วไป", newTopic: "หัวข้อใหม่", newForum: "กลุ่มใหม่แบบมีหัวข้อ",
    newForumButton: "+ กลุ่มแบบมีหัวข้อ",
    sendPlace: "ส่งตำแหน่งที่ตั้ง (โตเกียว)", place: "ตำแหน่งที่ตั้ง", inline: "ข่าวที่บอตเสนอ", inlineMore: "ดูเพิ่ม",
  },
};
const KEPT = "khao-playground-language";

let current = remembered() ?? (navigator.language.startsWith("th") ? "th" : "en");

export const language = () => current;

export function t(name, ...values) {
  const words = WORDS[current][name];
  return typeof words === "function" ? words(...values) : words;
}

export function switchLanguage() {
  current = current === "th" ? "en" : "th";
  try {
    localStorage.setItem(KEPT, current);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
}

/** Writes the words of the page's fixed parts. */
export function label(root = document) {
  document.documentElement.lang = current;
  for (const part of root.querySelectorAll("[data-words]")) part.textContent = t(part.dataset.words);
  for (const part of root.querySelectorAll("[data-label]")) {
    part.setAttribute("aria-label", t(part.dataset.label));
    if (part.matches("button, summary")) part.title = t(part.dataset.label);
  }
  for (const part of root.querySelectorAll("[data-placeholder]")) part.placeholder = t(part.dataset.placeholder);
}

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(current, { hour: "2-digit", minute: "2-digit", hour12: false });
}

export function day(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  return date.toLocaleDateString(current === "th" ? "th-TH" : "en-GB", { day: "numeric", month: "long", year: "numeric" });
}

function remembered() {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept in WORDS ? kept : null;
  } catch {
    return null;
  }
}
