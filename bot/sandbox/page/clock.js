// The service's time in the top bar, and the three steps that move it forward.

import { t } from './strings.js';
import { dateParts, momentLabel, useZoneOf, wall } from './dates.js';
import { h } from './dom.js';
import * as api from './api.js';

const DAY = 86400;
const STEPS = { day: { advance_seconds: DAY }, week: { advance_seconds: 7 * DAY }, next: { to: 'next' } };
const REREAD_MS = 20000;

export class ClockBar {
  #clock = null;
  #journey = null; // {from, to|null, step} while this page moves the time

  /** nodes: {date, steps, journey}; onTime() when the date shown changes; tell(text) for what went wrong. */
  constructor(nodes, { onTime, tell }) {
    Object.assign(this, { nodes, onTime, tell });
    this.year = h('span', { class: 'year' });
    this.rest = h('span');
    this.weekday = h('span', { class: 'weekday' });
    this.time = h('span', { class: 'time' });
    nodes.date.prepend(h('span', { class: 'date' }, this.year, this.rest), this.weekday, this.time);
    this.when = h('span', { class: 'when' });
    this.keys = {
      day: this.#key('day', t('day')), week: this.#key('week', t('week')),
      next: this.#key('next', h('span', {}, t('next')), this.when),
    };
    this.goal = h('span');
    this.running = h('span', { class: 'running', role: 'status' }, h('span', { class: 'moves' }, t('running')), this.goal);
    nodes.steps.setAttribute('aria-label', t('clock'));
    nodes.steps.append(...Object.values(this.keys), this.running);
    setInterval(() => !document.hidden && !this.isRunning && this.#reread(), REREAD_MS);
    document.addEventListener('visibilitychange', () => !document.hidden && this.#reread());
  }

  get now() { return this.#clock?.now ?? new Date().toISOString(); }
  get isRunning() { return Boolean(this.#clock?.running || this.#journey); }
  get next() { return this.#clock?.next ?? null; }

  set(clock) {
    if (!clock?.now) return;
    useZoneOf(clock.now);
    const dayBefore = this.#clock && wall(this.#clock.now).day;
    this.#clock = clock;
    this.#draw();
    if (wall(clock.now).day !== dayBefore) this.onTime();
  }

  /** One of the steps 'day', 'week', 'next'. */
  async advance(step) {
    if (this.isRunning || !this.#clock) return;
    const from = Date.parse(this.now);
    const seconds = STEPS[step].advance_seconds;
    this.#journey = { from, to: seconds ? from + seconds * 1000 : this.next ? Date.parse(this.next.at) : null };
    this.#draw();
    try {
      const clock = await api.advance(STEPS[step]);
      this.#journey = null;
      this.set(clock);
    } catch (failure) {
      if (!(failure instanceof api.CallFailed)) throw failure;
      this.tell(t(failure.status === 409 ? 'noClock' : 'clockFailed'));
      this.#journey = null;
      this.#draw();
    }
  }

  #key(step, ...children) {
    return h('button', { type: 'button', 'data-clock': step, onclick: () => this.advance(step) }, ...children);
  }

  async #reread() {
    try {
      this.set(await api.readClock());
    } catch {
      // The line to the server says so when it is gone.
    }
  }

  #draw() {
    const { now } = this;
    const [w, parts] = [wall(now), dateParts(now)];
    this.year.textContent = parts.year;
    this.rest.textContent = parts.rest;
    // English puts the year last.
    this.year.parentNode.append(...(parts.year.startsWith(' ') ? [this.rest, this.year] : [this.year, this.rest]));
    this.weekday.textContent = w.weekday;
    this.time.textContent = w.time;
    this.when.textContent = this.next ? momentLabel(this.next.at, now) : t('nothingNext');
    this.keys.next.title = this.next ? t('nextHint', { what: this.next.label }) : '';
    const moving = this.isRunning;
    for (const key of Object.values(this.keys)) key.disabled = moving;
    if (!this.next) this.keys.next.disabled = true;
    this.nodes.steps.classList.toggle('moving', moving);
    this.nodes.journey.hidden = !moving;
    const to = this.#journey?.to;
    this.goal.textContent = !this.#journey ? '' : to ? t('untilRuns', { when: momentLabel(new Date(to).toISOString(), now) }) : t('untilNext');
    const share = to ? Math.min(1, Math.max(0, (Date.parse(now) - this.#journey.from) / (to - this.#journey.from || 1))) : 0;
    this.nodes.journey.style.setProperty('--share', share.toFixed(4));
  }
}
