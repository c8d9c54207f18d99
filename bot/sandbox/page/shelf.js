// All phones side by side: how many fit, which fold into spines, which one has the ring, and the switcher on narrow screens.

import { t } from './strings.js';
import { h } from './dom.js';
import { push } from './push.js';

const OPEN_MIN = 320;
const SPINE = 58;
const SINGLE_BELOW = 700;
const OPEN_SLOT = 'open phones';
const CURRENT_SLOT = 'current phone';

export class Shelf {
  #phones = new Map();
  #tabs = new Map();
  #wanted = new Set(JSON.parse(sessionStorage.getItem(OPEN_SLOT) ?? '[]'));
  #current = Number(sessionStorage.getItem(CURRENT_SLOT)) || null;
  #wasSingle = null;

  /** nodes: {shelf, switcher, strip, nobody}; the strip names the one phone a narrow screen shows. */
  constructor(nodes) {
    this.nodes = nodes;
    new ResizeObserver(() => this.fit()).observe(nodes.shelf);
    nodes.switcher.addEventListener('keydown', (event) => this.#walkTabs(event));
    document.addEventListener('keydown', (event) => this.#shortcut(event));
  }

  get phones() { return [...this.#phones.values()]; }
  get(userId) { return this.#phones.get(userId) ?? null; }
  get #isSingle() { return innerWidth < SINGLE_BELOW; }

  add(phone) {
    this.#phones.set(phone.userId, phone);
    this.nodes.shelf.append(phone.node);
    const tab = h('button', { type: 'button', role: 'tab', class: 'tab', 'data-tab': phone.userId, 'aria-controls': `phone-${phone.userId}`, onclick: () => this.open(phone) },
      h('span', { class: 'faced' }, h('span', { class: 'face', 'aria-hidden': 'true' }), h('span', { class: 'badge', 'aria-hidden': 'true', hidden: true })), h('span', { class: 'name' }), h('span', { class: 'unseen' }));
    phone.node.id = `phone-${phone.userId}`;
    this.#tabs.set(phone.userId, tab);
    this.nodes.switcher.append(tab);
    this.refreshTab(phone);
  }

  remove(userId) {
    this.#phones.get(userId)?.node.remove();
    this.#tabs.get(userId)?.remove();
    this.#phones.delete(userId);
    this.#tabs.delete(userId);
  }

  /** How many open phones fit beside the spines of all others. */
  #room() {
    const style = getComputedStyle(this.nodes.shelf);
    const gap = parseFloat(style.columnGap) || 0;
    const width = this.nodes.shelf.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const count = this.#phones.size;
    for (let open = count; open > 1; open -= 1) {
      if (open * OPEN_MIN + (count - open) * SPINE + (count - 1) * gap <= width) return open;
    }
    return Math.min(1, count);
  }

  /** Choose who is open: as many as fit, the quietest folded. Called whenever the width or the set of phones changes. */
  fit() {
    const single = this.#isSingle;
    document.documentElement.classList.toggle('single', single);
    this.nodes.nobody.hidden = this.#phones.size > 0;
    if (!this.#phones.size) return;
    if (single) {
      this.#showOne();
    } else {
      const room = this.#room();
      const order = this.phones.map((phone, i) => ({ phone, i })).sort((a, b) => this.#loudness(b.phone) - this.#loudness(a.phone) || a.i - b.i);
      const open = new Set(order.slice(0, room).map(({ phone }) => phone.userId));
      for (const phone of this.phones) phone.setOpen(open.has(phone.userId));
      if (room < this.#phones.size) this.#remember(open);
    }
    if (this.#wasSingle !== single) {
      this.#wasSingle = single;
      for (const phone of this.phones) phone.chat.toBottom();
    }
  }

  // First those the person opened, then those with something new, then by what happened last.
  #loudness(phone) {
    const chosen = this.#wanted.has(phone.userId) ? 4e15 : 0;
    return chosen + (phone.unread ? 2e15 : 0) + (phone.touchedAt || phone.lastMessageAt);
  }

  #remember(open) {
    this.#wanted = open;
    sessionStorage.setItem(OPEN_SLOT, JSON.stringify([...open]));
  }

  #showOne() {
    if (!this.#phones.has(this.#current)) this.#current = this.phones.find((phone) => this.#wanted.has(phone.userId))?.userId ?? this.phones[0].userId;
    for (const phone of this.phones) {
      const shown = phone.userId === this.#current;
      phone.setOpen(shown);
      const tab = this.#tabs.get(phone.userId);
      tab.setAttribute('aria-selected', String(shown));
      tab.tabIndex = shown ? 0 : -1;
      if (shown) {
        this.nodes.strip.textContent = phone.person.label ?? phone.name;
        tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        phone.markSeen();
      }
    }
  }

  /** Open a phone; when there is no room, the quietest of the others folds. */
  open(phone) {
    phone.node.querySelector(':scope > .push')?.remove();
    if (this.#isSingle) {
      this.#current = phone.userId;
      sessionStorage.setItem(CURRENT_SLOT, String(phone.userId));
      this.#showOne();
      return;
    }
    if (!phone.isOpen) {
      const others = this.phones.filter((other) => other.isOpen);
      const busy = (other) => (other.node.contains(document.activeElement) ? 1e15 : 0);
      const quiet = (other) => Math.max(other.touchedAt, other.isRinged ? Date.now() : 0) + busy(other);
      others.sort((a, b) => quiet(a) - quiet(b) || this.phones.indexOf(b) - this.phones.indexOf(a));
      const open = new Set(others.map((other) => other.userId));
      for (const other of others) if (open.size >= this.#room()) open.delete(other.userId);
      open.add(phone.userId);
      this.#remember(open);
      for (const other of this.phones) other.setOpen(open.has(other.userId));
      phone.composer.focus();
    }
    phone.touch();
  }

  /** The ring goes to the phone that changed last. */
  ring(phone) {
    for (const other of this.phones) if (other.isRinged !== (other === phone)) other.setRing(other === phone);
  }

  /** A message arrived where nobody can see it: over the phone's header, beside its spine, or under the switcher. */
  pushFor(phone, message) {
    const { bot } = phone.page;
    if (phone.isOpen) {
      if (this.#isSingle) phone.markSeen();
      if (phone.chat.scrolledAway) push(phone.body, { sender: bot.name, message, onOpen: () => phone.chat.toBottom() });
      return;
    }
    // One at a time: the badges count the rest.
    for (const old of document.querySelectorAll('.beside')) old.remove();
    const place = this.#isSingle ? document.body : phone.node;
    const card = push(place, { face: phone.faces[0].textContent, sender: t('phoneOf', { name: phone.name, label: bot.name }), message, onOpen: () => this.open(phone) });
    card.classList.add('beside');
    card.classList.toggle('rightwards', phone.node.offsetLeft < innerWidth / 3);
  }

  refreshTab(phone) {
    const tab = this.#tabs.get(phone.userId);
    if (!tab) return;
    tab.querySelector('.face').textContent = phone.faces[0].textContent;
    tab.querySelector('.name').textContent = phone.name;
    const badge = tab.querySelector('.badge');
    badge.hidden = !phone.unread || (this.#isSingle && phone.userId === this.#current);
    badge.textContent = phone.badge.textContent;
    tab.querySelector('.unseen').textContent = [phone.person.label, badge.hidden ? '' : t('newCount', { n: phone.unread })].filter(Boolean).join('，');
  }

  #walkTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const ids = [...this.#phones.keys()];
    const next = ids[(ids.indexOf(this.#current) + step + ids.length) % ids.length];
    this.open(this.#phones.get(next));
    this.#tabs.get(next).focus();
  }

  #shortcut(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
    const phone = this.phones[Number(event.code.slice(5)) - 1];
    if (!phone) return;
    event.preventDefault();
    this.open(phone);
    phone.composer.focus();
  }
}
