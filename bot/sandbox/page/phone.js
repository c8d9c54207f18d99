// One person's phone: who it is, the chat with the bot, what the bot shows briefly, and what the person does.

import { t } from './strings.js';
import { h, icon, mark } from './dom.js';
import * as api from './api.js';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { isEditable } from './message.js';
import { popOver } from './popover.js';
import { plainWords } from './text.js';

const TOAST_MS = 4000;
const TYPING_MS = 5500; // Telegram shows a chat action for about five seconds
const WORKING_MS = 15000;
const JUST_NOW_MS = 60000;

const CHINESE_NAME = /[\u3400-\u9fff]/;

export function nameOf({ first_name: first, last_name: last }) {
  const parts = [first, last].filter(Boolean);
  return CHINESE_NAME.test(parts.join('')) ? parts.reverse().join('') : parts.join(' ');
}

export class Phone {
  #timers = {};
  #unread = 0;
  #gotAt = 0;
  isOpen = true;
  isRinged = false;
  touchedAt = 0;

  /** page: {bot, now(), onOpen(phone), onChange(phone), onPressed(phone, message, key), showPhotos(photos, index)}. */
  constructor(person, page) {
    this.page = page;
    this.userId = person.user_id;
    this.chat = new Chat({ username: page.bot.username, botName: page.bot.name, ownerName: nameOf(person), now: page.now });
    this.composer = new Composer({ userId: this.userId, botName: page.bot.name, act: (call, key) => this.act(call, key), onTouched: () => this.touch(), onEditLast: () => this.#editLast() });
    this.#build();
    this.update(person);
  }

  #build() {
    const { name, about } = this.page.bot;
    this.faces = [0, 1].map(() => h('span', { class: 'face', 'aria-hidden': 'true' }));
    this.badge = h('span', { class: 'badge', 'aria-hidden': 'true', hidden: true });
    this.spineName = h('span', { class: 'name' });
    this.spineLabel = h('span', { class: 'label' });
    this.spineNews = h('span', { class: 'unseen' });
    this.spine = h('button', { type: 'button', class: 'spine', 'data-open': true, onclick: () => this.page.onOpen(this) },
      h('span', { class: 'faced' }, this.faces[0], this.badge), h('span', { class: 'upright' }, this.spineName, this.spineLabel), this.spineNews, icon('back'));
    this.nameLine = h('h2', { class: 'name' });
    this.labelLine = h('p', { class: 'label' });
    this.pill = h('span', { class: 'pill', hidden: true });
    const owner = h('div', { class: 'owner' }, this.faces[1], h('div', { class: 'who' }, this.nameLine, this.labelLine), this.pill);
    this.about = h('span', { class: 'about' }, about ?? '');
    const header = h('div', { class: 'bot' }, h('span', { class: 'avatar' }, mark()), h('div', {}, h('span', { class: 'name' }, name), this.about));
    this.empty = h('div', { class: 'empty', hidden: true }, h('span', { class: 'avatar' }, mark()), h('p', {}, t('emptyText', { bot: name })),
      h('button', { type: 'button', class: 'solid big', 'data-start': true, onclick: () => this.#start('') }, t('start')));
    this.toastLine = h('div', { class: 'toast', role: 'status', hidden: true });
    this.trouble = h('div', { class: 'trouble', role: 'alert', hidden: true });
    this.blockedBar = h('div', { class: 'blocked', hidden: true }, h('p', {}, t('blocked')), h('button', { type: 'button', class: 'plain', onclick: () => this.act(() => api.block(this.userId, false)) }, t('unblock')));
    this.dropSign = h('div', { class: 'drop-sign', 'aria-hidden': 'true' }, t('dropHere'));
    this.chat.node.append(this.empty, this.toastLine);
    this.body = h('div', { class: 'body' }, header, this.chat.node, this.trouble, this.composer.node, this.blockedBar, this.dropSign);
    this.node = h('section', { class: 'phone', 'data-phone': this.userId }, this.spine, owner, this.body);
    this.chat.list.addEventListener('click', (event) => this.#clicked(event));
    this.body.addEventListener('pointerdown', () => this.touch());
    this.body.addEventListener('focusin', () => this.touch());
    this.#takeDrops();
  }

  /** Take over what the server says about the person; messages only when they are given. */
  update(person) {
    this.person = person;
    this.name = nameOf(person);
    const label = person.label ?? '';
    for (const face of this.faces) face.textContent = person.face || [...this.name].at(CHINESE_NAME.test(this.name) ? -1 : 0) || '·';
    this.nameLine.textContent = this.name;
    this.labelLine.textContent = label;
    this.spineName.textContent = this.name;
    this.spineLabel.textContent = label.replaceAll(' · ', '　');
    this.node.setAttribute('aria-label', label ? t('phoneOf', { name: this.name, label }) : this.name);
    this.blockedBar.hidden = !person.blocked;
    this.composer.node.hidden = Boolean(person.blocked);
    if (person.messages) this.chat.replaceAll(person.messages);
    if (person.commands) this.composer.giveCommands(person.commands);
    if (person.keyboard !== undefined) this.composer.give(person.keyboard, false);
    // After a reset the numbers begin again, and what was seen before says nothing.
    const kept = Number(sessionStorage.getItem(this.#seenSlot) ?? 0);
    const seen = kept <= this.#lastId ? kept : 0;
    if (person.unread !== undefined) this.#unread = Math.min(person.unread, this.chat.messages.filter((m) => !m.out && m.message_id > seen).length);
    this.composer.resumeEditing((id) => this.chat.find(id));
    this.#afterChange();
  }

  get #seenSlot() { return `seen:${this.userId}`; }
  get #lastId() { return this.chat.messages.reduce((id, m) => Math.max(id, m.message_id), 0); }
  get unread() { return this.#unread; }
  get lastMessageAt() { return Math.max(0, ...this.chat.messages.map((m) => Date.parse(m.edit_date ?? m.date))); }

  /** A message came or changed; true when it is new from the bot. */
  receive(message) {
    const isNew = this.chat.put(message);
    this.#settle();
    if (message.out) this.#unread = 0;
    else {
      this.#gotAt = Date.now();
      if (isNew) this.#unread += 1;
      this.#later('pill', JUST_NOW_MS, () => this.refreshPill());
    }
    this.#afterChange();
    return isNew && !message.out;
  }

  remove(messageId) {
    this.chat.remove(messageId);
    this.#afterChange();
  }

  giveKeyboard(keyboard) { this.composer.give(keyboard, true); }
  giveCommands(commands) { this.composer.giveCommands(commands); }

  /** What answerCallbackQuery says: a line for a moment, or a notice to be read. */
  toast(text, isAlert) {
    this.#settle();
    if (!text) return;
    if (isAlert) this.#alert(text);
    else this.#say(this.toastLine, text, TOAST_MS);
  }

  typing() {
    this.about.textContent = t('typing');
    this.node.classList.add('typing');
    this.#later('typing', TYPING_MS, () => this.#stopTyping());
  }

  /** The person looked or did something here. */
  touch() {
    this.touchedAt = Date.now();
    if (!this.chat.scrolledAway) this.markSeen();
  }

  markSeen() {
    sessionStorage.setItem(this.#seenSlot, String(this.#lastId));
    if (!this.#unread && !this.#gotAt) return;
    this.#unread = 0;
    this.#gotAt = 0;
    this.refreshPill();
    this.page.onChange(this);
  }

  setOpen(open) {
    const opened = open && !this.isOpen;
    this.isOpen = open;
    this.node.classList.toggle('folded', !open);
    if (opened) this.chat.toBottom();
  }

  setRing(ringed) {
    this.isRinged = ringed;
    this.node.classList.toggle('ringed', ringed);
    this.refreshPill();
  }

  refreshPill() {
    const fresh = this.isRinged && Date.now() - this.#gotAt < JUST_NOW_MS;
    this.pill.hidden = !this.#unread && !fresh;
    this.pill.textContent = fresh && this.#unread < 2 ? t('now') : t('newCount', { n: this.#unread });
    this.badge.hidden = !this.#unread;
    this.badge.textContent = this.#unread > 99 ? '99+' : String(this.#unread);
    this.spineNews.textContent = [this.#unread ? t('newCount', { n: this.#unread }) : '', t('open')].filter(Boolean).join('，');
    this.spine.title = [this.name, this.person.label].filter(Boolean).join('　');
  }

  /** Do what the person wanted; when it fails, say so here and keep everything as it is. */
  async act(call, failureKey = 'sendFailed') {
    this.touch();
    try {
      await call();
      this.trouble.hidden = true;
      this.#unread = 0;
      this.#afterChange();
      return true;
    } catch (failure) {
      if (!(failure instanceof api.CallFailed)) throw failure;
      this.#say(this.trouble, t('refusals')[failure.message] ?? t(failure.status === 413 ? 'tooBig' : failureKey), TOAST_MS * 2);
      return false;
    }
  }

  #start(payload) { return this.act(() => api.start(this.userId, payload)); }

  #afterChange() {
    this.empty.hidden = !this.chat.isEmpty;
    this.refreshPill();
    this.page.onChange(this);
  }

  // The bot has answered in some way: nothing is being worked on any more.
  #settle() {
    this.#stopTyping();
    for (const key of this.chat.list.querySelectorAll('[aria-busy]')) key.removeAttribute('aria-busy');
  }

  #stopTyping() {
    this.about.textContent = this.page.bot.about ?? '';
    this.node.classList.remove('typing');
  }

  #later(what, ms, act) {
    clearTimeout(this.#timers[what]);
    this.#timers[what] = setTimeout(act, ms);
  }

  #say(line, text, ms) {
    line.textContent = text;
    line.hidden = false;
    this.#later(line.className, ms, () => { line.hidden = true; });
  }

  #alert(text) {
    const held = document.activeElement;
    const close = () => {
      box.remove();
      if (held?.isConnected) held.focus({ preventScroll: true });
    };
    const ok = h('button', { type: 'button', class: 'solid', onclick: close }, t('ok'));
    const box = h('div', { class: 'alert', role: 'alertdialog', 'aria-label': this.page.bot.name, onkeydown: (event) => event.key === 'Escape' && close() }, h('div', {}, h('p', {}, text), ok));
    this.body.querySelector('.alert')?.remove();
    this.body.append(box);
    if (this.isOpen && (this.node.contains(held) || held === document.body)) ok.focus({ preventScroll: true });
  }

  #clicked(event) {
    const on = (selector) => event.target.closest(selector);
    const node = on('[data-message]');
    const message = node && this.chat.find(Number(node.dataset.message));
    const [key, link, command, photo] = [on('[data-press]'), on('a[href]'), on('[data-command]'), on('[data-photo]')];
    if (key) this.#press(key, this.chat.find(Number(key.closest('[data-message]')?.dataset.message)) ?? message);
    else if (link?.dataset.start !== undefined) {
      event.preventDefault();
      this.#start(link.dataset.start);
    } else if (command) this.act(() => api.say(this.userId, command.dataset.command));
    else if (photo) {
      const all = [...photo.closest('.photos').querySelectorAll('[data-photo]')];
      const pictures = all.map((one) => this.chat.find(Number(one.closest('[data-message]').dataset.message)));
      this.page.showPhotos(pictures, all.indexOf(photo));
    } else if (!link && message && node.dataset.editable !== undefined && on('.bubble, .more') && getSelection().isCollapsed) this.#ownMenu(node, message);
  }

  async #press(key, message) {
    key.setAttribute('aria-busy', 'true');
    this.#later('working', WORKING_MS, () => this.#settle());
    this.page.onPressed(this, message, key.dataset.key);
    if (!await this.act(() => api.press(this.userId, message.message_id, key.dataset.press), 'pressFailed')) key.removeAttribute('aria-busy');
  }

  #ownMenu(node, message) {
    const item = (shape, name, act, mark) => h('button', { type: 'button', role: 'menuitem', 'data-own': mark, onclick: () => { menu.close(); act(); } }, icon(shape), h('span', {}, name));
    const menu = popOver(node.querySelector('.more'), h('div', { class: 'menu', role: 'menu', 'aria-label': plainWords(message).slice(0, 24) },
      item('pencil', t('edit'), () => this.composer.edit(message), 'edit'),
      item('copy', t('copyText'), () => navigator.clipboard?.writeText(message.text ?? message.caption).then(() => this.toast(t('copied')), () => this.toast(t('copyFailed'))), 'copy')));
  }

  #editLast() {
    const last = this.chat.messages.filter(isEditable).at(-1);
    if (last) this.composer.edit(last);
  }

  #takeDrops() {
    const carries = (event) => event.dataTransfer?.types.includes('Files');
    this.body.addEventListener('dragover', (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      this.node.classList.add('dropping');
    });
    this.body.addEventListener('dragleave', (event) => !this.body.contains(event.relatedTarget) && this.node.classList.remove('dropping'));
    this.body.addEventListener('drop', (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      this.node.classList.remove('dropping');
      this.composer.attachments.add(event.dataTransfer.files);
    });
  }
}
