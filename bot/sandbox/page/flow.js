// 经过: everything that happened on all phones, in the order of time, with a way back to where it happened.

import { t } from './strings.js';
import { dayLabel, wall } from './dates.js';
import { h, icon } from './dom.js';
import { nextArrival } from './chat.js';
import { plainWords } from './text.js';

const PAGE = 120;
const PRESSES_KEPT = 400;
const SLOT = 'presses';

export class Flow {
  #presses = JSON.parse(sessionStorage.getItem(SLOT) ?? '[]').map((press) => ({ ...press, arrival: 0 }));
  #shown = PAGE;
  #waiting = false;

  /** phones() lists all; now() the service's time; onGo(phone, messageId) to go and see. */
  constructor({ phones, now, onGo, onClose }) {
    Object.assign(this, { phones, now, onGo });
    this.list = h('div', { class: 'entries', tabindex: '0', role: 'region', 'aria-label': t('flowTitle') });
    this.node = h('aside', { class: 'flow', 'aria-label': t('flowTitle'), hidden: true, 'data-flow': true },
      h('header', {}, h('h2', {}, t('flowTitle')), h('button', { type: 'button', class: 'tool', 'aria-label': t('close'), onclick: onClose }, icon('close')), h('p', {}, t('flowHint'))), this.list);
    this.node.addEventListener('keydown', (event) => event.key === 'Escape' && onClose());
  }

  get isOpen() { return !this.node.hidden; }

  show(open) {
    this.node.hidden = !open;
    this.#shown = PAGE;
    if (open) {
      this.#draw();
      this.list.scrollTop = this.list.scrollHeight;
    }
  }

  /** A press on a key leaves no message of its own, so it is kept here for this browser tab. */
  pressed(phone, message, key) {
    const at = new Date(Math.max(Date.parse(this.now()), phone.lastMessageAt)).toISOString();
    this.#presses = [...this.#presses, { userId: phone.userId, messageId: message.message_id, date: message.date, key, at, arrival: nextArrival() }].slice(-PRESSES_KEPT);
    sessionStorage.setItem(SLOT, JSON.stringify(this.#presses));
    this.refresh();
  }

  /** Something changed somewhere; redrawn at most once a frame, and only while open. */
  refresh() {
    if (!this.isOpen || this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
      this.#draw();
      if (atEnd) this.list.scrollTop = this.list.scrollHeight;
    });
  }

  #entries() {
    const entries = [];
    for (const phone of this.phones()) {
      const albums = new Set();
      for (const m of phone.chat.messages) {
        if (m.media_group_id && albums.has(m.media_group_id)) continue;
        albums.add(m.media_group_id);
        const album = m.media_group_id ? phone.chat.messages.filter((other) => other.media_group_id === m.media_group_id).length : 1;
        const entry = { phone, messageId: m.message_id, text: `${plainWords(m).replaceAll('\n', '　')}${album > 1 ? `　×${album}` : ''}` };
        const { first, last } = phone.chat.arrival(m.message_id);
        entries.push({ ...entry, at: m.date, kind: m.out ? 'flowSaid' : 'flowGot', arrival: first });
        if (m.edited && m.edit_date) entries.push({ ...entry, at: m.edit_date, kind: m.out ? 'flowEditedOwn' : 'flowEdited', arrival: last });
      }
    }
    for (const { userId, messageId, date, key, at, arrival } of this.#presses) {
      const phone = this.phones().find((one) => one.userId === userId);
      // The date tells a message from one of the same number before a reset.
      if (phone?.chat.find(messageId)?.date === date) entries.push({ phone, messageId, at, arrival, kind: 'flowPressed', text: `〔${key}〕` });
    }
    // What a person does comes before what it causes in the same second.
    const rank = { flowPressed: 0, flowSaid: 0 };
    return entries.map((entry) => ({ ...entry, second: Math.floor(Date.parse(entry.at) / 1000) }))
      .sort((a, b) => a.second - b.second || a.arrival - b.arrival || (rank[a.kind] ?? 1) - (rank[b.kind] ?? 1) || a.messageId - b.messageId);
  }

  #draw() {
    const all = this.#entries();
    const now = this.now();
    const nodes = [];
    if (all.length > this.#shown) nodes.push(h('button', { type: 'button', class: 'plain older', onclick: () => { this.#shown += PAGE; this.#draw(); } }, t('flowOlder')));
    if (!all.length) nodes.push(h('p', { class: 'none' }, t('flowEmpty')));
    let day = null;
    for (const entry of all.slice(-this.#shown)) {
      const { day: of, time } = wall(entry.at);
      if (of !== day) nodes.push(h('h3', {}, dayLabel(entry.at, now)));
      day = of;
      nodes.push(h('button', { type: 'button', class: `entry ${entry.kind === 'flowSaid' || entry.kind === 'flowPressed' ? 'did' : 'got'}`, onclick: () => this.onGo(entry.phone, entry.messageId) },
        h('time', { datetime: entry.at }, time), h('span', { class: 'face', 'aria-hidden': 'true' }, entry.phone.faces[0].textContent),
        h('span', { class: 'line' }, h('b', {}, entry.phone.name), ` ${t(entry.kind)}`, entry.kind === 'flowPressed' ? entry.text : null),
        entry.kind === 'flowPressed' ? null : h('span', { class: 'said' }, entry.text)));
    }
    this.list.replaceChildren(...nodes);
  }
}
