// Where a person writes: text box, paperclip, commands, reply keyboard. Nothing typed is ever lost.

import { t } from './strings.js';
import { h, icon } from './dom.js';
import * as api from './api.js';
import { Attachments } from './attachments.js';
import { CommandList } from './commands.js';
import { InlineList } from './inline.js';
import { ReplyKeyboard } from './keyboard.js';

export class Composer {
  #unsent = [];
  #editing = null;
  #queue = Promise.resolve();

  /**
   * act(call, failureKey) -> Promise<boolean> runs a call and says so on the phone when it fails;
   * onTouched() on every stroke; onEditLast() for arrow-up in an empty box.
   */
  constructor({ userId, botName, act, onTouched, onEditLast }) {
    Object.assign(this, { userId, act, onTouched, onEditLast });
    this.draftSlot = `draft:${userId}`;
    this.editSlot = `edit:${userId}`;
    this.input = h('textarea', { 'data-input': true, rows: '1', autocomplete: 'off', enterkeyhint: 'send', 'aria-label': t('message'), placeholder: t('message') });
    this.sendKey = h('button', { type: 'button', class: 'send', 'data-send': true, hidden: true, 'aria-label': t('send'), title: t('send'), onclick: () => this.send() }, icon('send'));
    this.attachments = new Attachments({ onChange: () => this.#refresh(), onPlace: (lat, lon) => this.#enqueue(() => api.shareLocation(userId, lat, lon)) });
    this.commands = new CommandList(userId, this.input, (command) => this.#sendCommand(command));
    this.inline = new InlineList(userId, this.input, (queryId, resultId) => this.#sendOffered(queryId, resultId));
    this.slashKey = h('button', { type: 'button', class: 'tool', 'data-commands': true, hidden: true, 'aria-label': t('commands'), title: t('commands'), onclick: () => this.#startCommand() }, icon('slash'));
    this.keyboard = new ReplyKeyboard({ userId, botName, onKey: (key, button) => this.#replyKey(key, button) });
    this.editBar = h('div', { class: 'edit-bar', hidden: true }, icon('pencil'), h('span', { class: 'what' }), h('button', { type: 'button', class: 'tool', 'aria-label': t('cancel'), onclick: () => this.stopEditing() }, icon('close')));
    this.node = h('div', { class: 'composer' }, this.commands.list, this.inline.list, this.editBar, this.attachments.tray,
      h('div', { class: 'line' }, this.attachments.button, this.input, this.slashKey, this.keyboard.toggle, this.sendKey),
      this.keyboard.panel, Object.values(this.attachments.inputs));
    this.input.addEventListener('input', () => { this.#refresh(); this.commands.follow(); this.inline.follow(); this.onTouched(); });
    this.input.addEventListener('keydown', (event) => this.#key(event));
    this.input.addEventListener('blur', () => { this.commands.close(); this.inline.close(); });
    this.input.addEventListener('paste', (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      this.attachments.add(event.clipboardData.files);
    });
    this.input.value = sessionStorage.getItem(this.draftSlot) ?? '';
    this.#refresh();
    // Another width means other line breaks; the height alone changes through fit() itself.
    let width = 0;
    new ResizeObserver(() => {
      if (this.input.clientWidth !== width) this.#fit();
      width = this.input.clientWidth;
    }).observe(this.input);
  }

  give(keyboard, justArrived) {
    this.keyboard.give(keyboard, justArrived);
    this.#refresh();
  }

  giveCommands(commands) {
    this.commands.commands = commands;
    this.#refresh();
  }

  focus() { this.input.focus({ preventScroll: true }); }

  /** Go on with an edit that a reload interrupted. */
  resumeEditing(find) {
    const kept = JSON.parse(sessionStorage.getItem(this.editSlot) ?? 'null');
    const message = kept && !this.#editing && find(kept.messageId);
    if (message) this.edit(message, kept.text);
  }

  edit(message, text = message.text ?? message.caption) {
    if (!this.#editing) this.#editing = { before: this.input.value };
    this.#editing.messageId = message.message_id;
    this.#editing.original = message.text ?? message.caption;
    this.editBar.hidden = false;
    this.editBar.querySelector('.what').replaceChildren(h('b', {}, t('editing')), h('span', {}, this.#editing.original));
    this.input.value = text;
    this.#refresh();
    this.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  stopEditing() {
    this.input.value = this.#editing.before;
    this.#editing = null;
    this.editBar.hidden = true;
    sessionStorage.removeItem(this.editSlot);
    this.#refresh();
    this.focus();
  }

  async send() {
    const text = this.input.value.trim();
    if (this.#editing) await this.#saveEdit(text);
    else if (!this.attachments.isEmpty) await this.#sendFiles(text);
    else if (text) await this.#sendText(text);
  }

  async #sendText(text) {
    this.#take(text);
    const sent = await this.#enqueue(() => api.say(this.userId, text));
    this.#giveBack(text, sent ? '' : text);
  }

  async #sendFiles(caption) {
    const { kind, files } = this.attachments;
    this.#take(caption);
    this.attachments.clear();
    const sent = await this.#enqueue(() => api.upload(this.userId, kind, files, caption));
    if (!sent) this.attachments.add(files, kind);
    this.#giveBack(caption, sent ? '' : caption);
  }

  async #saveEdit(text) {
    const { messageId, original } = this.#editing;
    if (!text) return;
    if (text === original || await this.#enqueue(() => api.edit(this.userId, messageId, text), 'editFailed')) this.stopEditing();
  }

  // Until the other side has it, a text stays in the draft, so a reload in between loses nothing.
  #take(text) {
    if (text) this.#unsent.push(text);
    this.input.value = '';
    this.commands.close();
    this.inline.close();
    this.#refresh();
  }

  #giveBack(taken, rest) {
    const at = this.#unsent.indexOf(taken);
    if (at >= 0) this.#unsent.splice(at, 1);
    if (rest) this.input.value = [rest, this.input.value].filter(Boolean).join('\n');
    this.#refresh();
  }

  #enqueue(call, failureKey = 'sendFailed') {
    this.#queue = this.#queue.then(() => this.act(call, failureKey));
    return this.#queue;
  }

  #sendCommand(command) {
    this.input.value = '';
    this.#sendText(command);
    this.focus();
  }

  #sendOffered(queryId, resultId) {
    this.input.value = '';
    this.inline.close();
    this.#refresh();
    this.#enqueue(() => api.choose(this.userId, queryId, resultId));
    this.focus();
  }

  #startCommand() {
    this.input.value = '/';
    this.#refresh();
    this.focus();
    this.commands.follow();
  }

  #replyKey(key, button) {
    if (key.request_contact) this.#enqueue(() => api.shareContact(this.userId));
    else if (key.request_location) this.attachments.askPlace(button);
    else this.#enqueue(() => api.say(this.userId, key.text));
  }

  #key(event) {
    // While a Chinese input method is composing, Enter chooses the characters.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.takesKey(event)) this.#refresh();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'Escape' && this.#editing) {
      event.stopPropagation();
      this.stopEditing();
    } else if (event.key === 'ArrowUp' && !this.input.value) {
      event.preventDefault();
      this.onEditLast();
    }
  }

  #refresh() {
    const { value } = this.input;
    if (this.#editing) sessionStorage.setItem(this.editSlot, JSON.stringify({ messageId: this.#editing.messageId, text: value }));
    sessionStorage.setItem(this.draftSlot, [...this.#unsent, this.#editing ? this.#editing.before : value].filter(Boolean).join('\n'));
    const holding = value.trim() !== '' || !this.attachments.isEmpty || this.#editing !== null;
    this.sendKey.hidden = !holding;
    this.sendKey.replaceChildren(icon(this.#editing ? 'check' : 'send'));
    this.sendKey.setAttribute('aria-label', t(this.#editing ? 'save' : 'send'));
    this.slashKey.hidden = holding || this.keyboard.exists || this.commands.isEmpty;
    this.input.placeholder = this.attachments.isEmpty ? this.keyboard.placeholder ?? t('message') : t('caption');
    this.#fit();
  }

  // As tall as its lines, up to five; after that it scrolls. The limit itself is in the style sheet.
  #fit() {
    this.input.style.height = 'auto';
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight}px`;
  }
}
