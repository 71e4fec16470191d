// The playground's control API.

export const fetchState = () => ask("GET", "/play/state");
export const fetchMessages = (chatId) => ask("GET", `/play/chats/${chatId}/messages?after=0`);
export const fetchCommands = (personId) => ask("GET", `/play/commands?person=${personId}`);
export const fetchPreview = (url) => ask("GET", `/chat/preview?url=${encodeURIComponent(url)}`);
export const fetchLog = () => ask("GET", "/play/log?limit=100");
export const fetchSends = () => ask("GET", "/play/sends");
/** In a group it is somebody who speaks and presses: `by`. */
export const say = (chatId, text, replyTo, by, thread) =>
  ask("POST", `/play/chats/${chatId}/say`, {
    text, ...(replyTo ? { reply_to: replyTo } : {}), ...(by ? { by } : {}), ...(thread ? { thread } : {}),
  });
export const makeForum = (title, by) => ask("POST", "/play/groups", { title, by });
export const openTopic = (chatId, name) => ask("POST", `/play/chats/${chatId}/topics`, { name });
export const sendFile = (personId, file, caption) => {
  const about = new URLSearchParams({ name: file.name, caption });
  return ask("POST", `/play/chats/${personId}/file?${about}`, file);
};
export const press = (chatId, messageId, row, column, by) =>
  ask("POST", `/play/chats/${chatId}/press`, { message_id: messageId, row, column, ...(by ? { by } : {}) });
export const askInline = (personId, query, offset) =>
  ask("POST", `/play/chats/${personId}/inline`, { query, offset });
export const chooseInline = (personId, id, number) => ask("POST", `/play/chats/${personId}/choose`, { id, number });
export const sendPlace = (personId, latitude, longitude) =>
  ask("POST", `/play/chats/${personId}/place`, { latitude, longitude });
export const setBlocked = (personId, blocked) =>
  ask("POST", `/play/chats/${personId}/${blocked ? "block" : "unblock"}`);
export const addFault = (fault) => ask("POST", "/play/faults", fault);
export const clearFaults = () => ask("DELETE", "/play/faults");
export const setLatency = (seconds) => ask("POST", "/play/latency", { seconds });
export const setLimits = (limits) => ask("POST", "/play/limits", limits);
export const publishStory = () => ask("POST", "/site/publish");

async function ask(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body ? { "Content-Type": body instanceof Blob ? body.type : "application/json" } : {},
    body: body && (body instanceof Blob ? body : JSON.stringify(body)),
  });
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.error ?? answer.statusText);
  return content;
}

/** Calls `tell` with every event, and `opened(again)` each time the line stands. */
export function listen({ tell, opened, lost }) {
  let before = false;
  const connect = () => {
    const source = new EventSource("/play/events");
    source.onopen = () => {
      opened(before);
      before = true;
    };
    source.onmessage = (event) => tell(JSON.parse(event.data));
    source.onerror = () => {
      lost();
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
    };
  };
  connect();
}
