// The reply keyboard below the text box, shown and hidden with the grid key.

import { t } from './strings.js';
import { h, icon } from './dom.js';

export class ReplyKeyboard {
  #rows = '';
  #given = null;

  /** onKey(key, button) when one is pressed; onToggle(open). */
  constructor({ userId, botName, onKey }) {
    this.slot = `keyboard:${userId}`;
    this.botName = botName;
    this.onKey = onKey;
    this.panel = h('div', { class: 'reply-keys', hidden: true, role: 'group', 'aria-label': t('keyboard'), id: `keys-${userId}` });
    this.toggle = h('button', { type: 'button', class: 'tool', 'data-keyboard': true, hidden: true, 'aria-label': t('keyboard'), title: t('keyboard'), 'aria-expanded': 'false', 'aria-controls': this.panel.id,
      onclick: () => this.show(this.panel.hidden, true) }, icon('grid'));
  }

  get placeholder() { return this.#given?.placeholder || null; }
  get exists() { return this.#given !== null; }

  /** Take over what the bot gave. A new keyboard opens when it arrives, as in the app; later it stays as it was left. */
  give(keyboard, justArrived) {
    this.#given = keyboard;
    this.toggle.hidden = keyboard === null;
    const rows = JSON.stringify(keyboard?.rows ?? null);
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.panel.replaceChildren(...(keyboard?.rows ?? []).map((row) => h('div', { class: 'row' }, row.map((key) => this.#key(key)))));
    const asks = keyboard?.rows.flat().some((key) => key.request_contact || key.request_location);
    const left = sessionStorage.getItem(this.slot);
    this.show(keyboard !== null && (asks || (justArrived ? left !== 'closed' : left === 'open')));
  }

  show(open, remember = false) {
    this.panel.hidden = !open;
    this.toggle.setAttribute('aria-expanded', String(open));
    if (remember) sessionStorage.setItem(this.slot, open ? 'open' : 'closed');
  }

  #key(key) {
    const drawn = key.request_contact ? icon('person') : key.request_location ? icon('place') : null;
    const button = h('button', { type: 'button', class: 'reply-key', 'data-reply-key': key.text, title: key.request_contact ? t('sharePhone', { bot: this.botName }) : null,
      onclick: () => {
        this.onKey(key, button);
        if (this.#given?.one_time) this.show(false);
      } }, drawn, h('span', {}, key.text));
    return button;
  }
}
