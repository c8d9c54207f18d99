// The conversation on one phone: messages in order, days between them, and a scroll position that stays put.

import { t } from './strings.js';
import { dayLabel, wall } from './dates.js';
import { h, icon } from './dom.js';
import { messageNode } from './message.js';

const NEAR_BOTTOM = 48;

let arrivals = 0;
/** The next place in the order in which things happened. */
export const nextArrival = () => { arrivals += 1; return arrivals; };

export class Chat {
  #messages = new Map();
  #shown = new Map(); // key -> {signature, node}
  #below = 0;
  #atBottom = true;
  #size = '';
  #arrivals = new Map();

  /** context: {username, botName, ownerName, now()}. */
  constructor(context) {
    this.context = context;
    this.list = h('div', { class: 'list' });
    this.log = h('div', { class: 'log', role: 'log', 'aria-live': 'off', tabindex: '0', 'aria-label': t('chat', { name: context.ownerName, bot: context.botName }) }, this.list);
    this.count = h('span', { class: 'count' });
    this.jump = h('button', { type: 'button', class: 'jump', hidden: true, onclick: () => this.toBottom() }, icon('down'), this.count);
    this.node = h('div', { class: 'chat' }, this.log, this.jump);
    this.log.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    const keep = new ResizeObserver(() => {
      this.#size = this.#measure();
      if (this.#atBottom) this.toBottom();
      else this.#scrolled();
    });
    keep.observe(this.list);
    keep.observe(this.log);
  }

  get messages() { return [...this.#messages.values()]; }
  get isEmpty() { return this.#messages.size === 0; }
  get scrolledAway() { return !this.#atBottom; }
  find(messageId) { return this.#messages.get(messageId) ?? null; }

  /** When a message came and last changed, counted over all phones since the page was opened; 0 before that. */
  arrival(messageId) { return this.#arrivals.get(messageId) ?? { first: 0, last: 0 }; }

  replaceAll(messages) {
    this.#messages = new Map(messages.map((m) => [m.message_id, m]));
    this.render();
    if (this.#atBottom) this.toBottom();
  }

  /** Put a message in or change it; true when it was not there before. */
  put(message) {
    const isNew = !this.#messages.has(message.message_id);
    this.#messages.set(message.message_id, message);
    const order = nextArrival();
    this.#arrivals.set(message.message_id, { first: isNew ? order : this.arrival(message.message_id).first, last: order });
    if (isNew && message.out) this.#atBottom = true;
    if (isNew && !message.out && !this.#atBottom) this.#below += 1;
    this.render();
    if (this.#atBottom) this.toBottom();
    else this.#showJump();
    return isNew;
  }

  remove(messageId) {
    const gone = this.#messages.get(messageId);
    this.#messages.delete(messageId);
    this.render();
    return gone ?? null;
  }

  toBottom() {
    this.#atBottom = true;
    this.#below = 0;
    this.#showJump();
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** Bring one message into the middle and mark it for a moment. */
  reveal(messageId) {
    const node = this.list.querySelector(`[data-message="${messageId}"]`);
    if (!node) return;
    this.#atBottom = false;
    node.scrollIntoView({ block: 'center', behavior: 'instant' });
    node.classList.remove('revealed');
    requestAnimationFrame(() => node.classList.add('revealed'));
    this.#scrolled();
  }

  #measure() { return `${this.log.scrollHeight} ${this.log.clientHeight}`; }

  #scrolled() {
    // A folded phone has no height; and when the size has just changed, the position is not yet the person's choice.
    if (!this.log.clientHeight || this.#measure() !== this.#size) return;
    this.#atBottom = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_BOTTOM;
    if (this.#atBottom) this.#below = 0;
    this.#showJump();
  }

  #showJump() {
    this.jump.hidden = this.#atBottom;
    this.jump.classList.toggle('fresh', this.#below > 0);
    this.count.textContent = this.#below ? `${t('newBelow')}${this.#below > 1 ? ` ${this.#below}` : ''}` : '';
    this.jump.setAttribute('aria-label', this.#below ? `${t('newBelow')} ${this.#below}` : t('toBottom'));
  }

  /** Draw what changed and leave every other node, with its focus and selection, alone. */
  render() {
    const now = this.context.now();
    const context = { ...this.context, now, find: (id) => this.find(id) };
    const wanted = [];
    for (const item of this.#items(now)) {
      const before = this.#shown.get(item.key);
      if (before?.signature === item.signature) {
        wanted.push([item.key, before]);
        continue;
      }
      const node = item.day ? h('div', { class: 'day' }, h('span', {}, item.day)) : messageNode(item.messages, context);
      if (before) this.#swap(before.node, node);
      wanted.push([item.key, { signature: item.signature, node }]);
    }
    this.#shown = new Map(wanted);
    let place = this.list.firstChild;
    for (const [, { node }] of wanted) {
      if (node === place) place = place.nextSibling;
      else this.list.insertBefore(node, place);
    }
    while (place) {
      const extra = place;
      place = place.nextSibling;
      extra.remove();
    }
  }

  #swap(old, fresh) {
    const held = old.contains(document.activeElement) ? document.activeElement : null;
    fresh.classList.add('changed');
    old.replaceWith(fresh);
    // Whoever pressed a key with the keyboard stays where the keys were.
    if (held) (fresh.querySelector(`[data-key="${CSS.escape(held.dataset.key ?? '')}"]`) ?? fresh.querySelector('.key') ?? fresh).focus({ preventScroll: true });
  }

  #items(now) {
    const items = [];
    let day = null;
    const ordered = this.messages.sort((a, b) => a.message_id - b.message_id);
    for (let i = 0; i < ordered.length; i += 1) {
      const message = ordered[i];
      const of = wall(message.date).day;
      if (of !== day) {
        day = of;
        const label = dayLabel(message.date, now);
        items.push({ key: `day ${of} ${message.message_id}`, day: label, signature: label });
      }
      const group = [message];
      while (message.media_group_id && ordered[i + 1]?.media_group_id === message.media_group_id) group.push(ordered[i += 1]);
      items.push({ key: message.message_id, messages: group, signature: JSON.stringify(group) });
    }
    return items;
  }
}
