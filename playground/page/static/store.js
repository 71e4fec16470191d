// What the page knows: people, their chats, which one is open. No elements here.

const SHOWN = 60; // a load test may make thousands

export class Store {
  bot = { id: 0, first_name: "", username: "" };
  people = new Map();
  openId = null;
  speaker = null; // who speaks in groups: whoever's chat was open last

  setState(state) {
    this.bot = state.bot;
    for (const person of [...state.people.slice(0, SHOWN), ...state.groups]) this.setPerson(person);
    this.speaker ??= state.people[0]?.chat_id ?? null;
    if (!this.people.has(this.openId)) this.openId = this.people.keys().next().value ?? null;
  }

  setPerson(person) {
    const known = this.people.get(person.chat_id);
    this.people.set(person.chat_id, {
      messages: new Map(), unread: 0, typingUntil: 0, draft: "", topicId: null, unreadTopics: new Map(), ...known, person,
    });
  }

  /** A group or channel, and not somebody's own chat. */
  get inGroup() {
    return ["group", "channel"].includes(this.open?.person.role);
  }

  /** Who presses and writes in the open chat, where that is not told by the chat. */
  get by() {
    return this.inGroup ? this.speaker : undefined;
  }

  get open() {
    return this.people.get(this.openId);
  }

  /** A forum's topics, the general one first; none in any other chat. */
  get topics() {
    const topics = this.open?.person.topics;
    return topics ? [{ id: null, name: null }, ...topics] : [];
  }

  /** The topic that one reads and writes in; null in the general one, and where there are none. */
  get topicId() {
    return this.topics.length ? this.open.topicId : null;
  }

  enterTopic(topicId) {
    this.open.topicId = topicId;
    this.open.unreadTopics.delete(topicId);
  }

  /** Whether a message of the open chat stands in the open topic. */
  isHere(message) {
    return !this.topics.length || topicOf(message) === this.topicId;
  }

  setMessages(chatId, messages) {
    const chat = this.people.get(chatId);
    if (chat) chat.messages = new Map(messages.map((message) => [message.message_id, message]));
  }

  /** Whether the message was new to the page. */
  put(chatId, message) {
    const chat = this.people.get(chatId);
    if (!chat) return false;
    const isNew = !chat.messages.has(message.message_id);
    chat.messages.set(message.message_id, message);
    if (isNew && this.isBot(message)) {
      chat.typingUntil = 0;
      if (chatId !== this.openId || document.hidden) chat.unread += 1;
      if (chat.person.topics && (chatId !== this.openId || !this.isHere(message))) {
        chat.unreadTopics.set(topicOf(message), (chat.unreadTopics.get(topicOf(message)) ?? 0) + 1);
      }
    }
    return isNew;
  }

  remove(chatId, ids) {
    const chat = this.people.get(chatId);
    for (const id of ids) chat?.messages.delete(id);
  }

  isBot(message) {
    return message.from ? message.from.id === this.bot.id : true; // a channel's posts are the bot's here
  }

  nameOf(chatId) {
    return this.people.get(Number(chatId))?.person.first_name ?? String(chatId);
  }
}

const topicOf = (message) => (message.is_topic_message ? message.message_thread_id : null);
