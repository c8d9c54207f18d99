// A push: the little card a phone shows when something arrives out of sight.

import { t } from './strings.js';
import { h, mark } from './dom.js';
import { twoLines } from './text.js';

const SHOWN_MS = 7000;

/** Put a push for a message into the given place; a press on it opens. One at a time in a place; `face` says whose phone it is. */
export function push(place, { face = null, sender, message, onOpen }) {
  place.querySelector(':scope > .push')?.remove();
  const [wanted, why] = twoLines(message);
  const card = h('button', { type: 'button', class: 'push', 'data-push': true, onclick: () => { card.remove(); onOpen(); } },
    h('span', { class: 'from' }, h('span', { class: 'chip' }, face ?? mark()), h('span', { class: 'sender' }, sender), h('span', { class: 'when' }, t('pushNow'))),
    h('b', {}, wanted), why ? h('span', { class: 'why' }, why) : null);
  let timer;
  const leave = () => { timer = setTimeout(() => card.remove(), SHOWN_MS); };
  const stay = () => clearTimeout(timer);
  card.addEventListener('pointerenter', stay);
  card.addEventListener('pointerleave', leave);
  card.addEventListener('focus', stay);
  card.addEventListener('blur', leave);
  place.append(card);
  leave();
  return card;
}
