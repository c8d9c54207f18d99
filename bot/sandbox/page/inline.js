// What the bot offers while the text begins with its name: found things, one of which can be sent.

import { t } from './strings.js';
import { h } from './dom.js';
import * as api from './api.js';

const TYPED = /^@\w*bot\s([\s\S]*)$/i;
const PAUSE_MS = 300;

export class InlineList {
  #asked = 0;
  #query = '';
  #early = new Map();

  /** onChoose(queryId, resultId) sends it. */
  constructor(userId, input, onChoose) {
    Object.assign(this, { userId, input, onChoose });
    this.list = h('ul', { class: 'commands found', role: 'listbox', 'data-inline': true, 'aria-label': t('offered'), hidden: true });
  }

  /** Follow what stands in the text box; asked is when the typing rests. */
  follow() {
    clearTimeout(this.#asked);
    const typed = TYPED.exec(this.input.value);
    if (!typed) this.close();
    else this.#asked = setTimeout(() => this.#ask(typed[1]), PAUSE_MS);
  }

  close() {
    this.#query = '';
    this.#early.clear();
    this.list.hidden = true;
  }

  /** The bot's answer; it may come before the query's own number does. */
  take({ query_id: queryId, results }) {
    if (queryId === this.#query) this.#show(results);
    else this.#early.set(queryId, results);
  }

  async #ask(text) {
    const { query_id: queryId } = await api.ask(this.userId, text).catch(() => ({}));
    if (!queryId || !TYPED.test(this.input.value)) return;
    this.#query = queryId;
    const results = this.#early.get(queryId);
    this.#early.clear();
    if (results) this.#show(results);
  }

  #show(results) {
    const queryId = this.#query;
    const offers = results.map(({ id, title, description }) => h('li', { role: 'option', 'aria-selected': 'false', 'data-result': id,
      // Not "click": the text box must keep the focus.
      onpointerdown: (event) => event.preventDefault(), onclick: () => this.onChoose(queryId, id) },
    h('b', {}, title), h('span', {}, description)));
    this.list.replaceChildren(...(offers.length ? offers : [h('li', { class: 'none' }, h('span', {}, t('nothingOffered')))]));
    this.list.hidden = false;
  }
}
