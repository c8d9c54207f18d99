// The list of the bot's commands, shown while the text begins with "/".

import { t } from './strings.js';
import { h } from './dom.js';

export class CommandList {
  #commands = [];
  #active = -1;

  constructor(userId, input, onChoose) {
    this.input = input;
    this.onChoose = onChoose;
    this.list = h('ul', { class: 'commands', role: 'listbox', id: `commands-${userId}`, 'aria-label': t('commandList'), hidden: true });
    input.setAttribute('aria-controls', this.list.id);
    input.setAttribute('aria-autocomplete', 'list');
  }

  get isOpen() { return !this.list.hidden; }
  get isEmpty() { return this.#commands.length === 0; }
  set commands(commands) { this.#commands = commands ?? []; }

  /** Follow what stands in the text box. */
  follow() {
    const text = this.input.value;
    const fitting = /^\/\w*$/.test(text) ? this.#commands.filter(({ command }) => `/${command}`.startsWith(text.toLowerCase())) : [];
    this.#active = -1;
    this.list.replaceChildren(...fitting.map(({ command, description }) => h('li', { role: 'option', id: `${this.list.id}-${command}`, 'aria-selected': 'false', 'data-command': `/${command}`,
      // Not "click": the text box must keep the focus.
      onpointerdown: (event) => event.preventDefault(), onclick: () => this.#choose(`/${command}`) },
    h('b', {}, `/${command}`), h('span', {}, description))));
    this.list.hidden = fitting.length === 0;
    this.input.removeAttribute('aria-activedescendant');
  }

  close() {
    this.list.hidden = true;
    this.#active = -1;
  }

  /** True when the key was meant for the list. */
  takesKey(event) {
    if (!this.isOpen) return false;
    const options = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const from = this.#active < 0 && step < 0 ? options.length : this.#active;
      this.#active = (from + step + options.length) % options.length;
      options.forEach((option, i) => option.setAttribute('aria-selected', String(i === this.#active)));
      options[this.#active].scrollIntoView({ block: 'nearest' });
      this.input.setAttribute('aria-activedescendant', options[this.#active].id);
    } else if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && this.#active >= 0) this.#choose(options[this.#active].dataset.command);
    else if (event.key === 'Tab' && !event.shiftKey) {
      this.input.value = `${options[Math.max(0, this.#active)].dataset.command} `;
      this.close();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #choose(command) {
    this.close();
    this.onChoose(command);
  }
}
