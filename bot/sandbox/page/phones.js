// The page of phones: reads the state, follows the events, and hands each to the part it concerns.

import { t, language } from './strings.js';
import { h, mark } from './dom.js';
import { plainWords } from './text.js';
import { listen } from './events.js';
import { ClockBar } from './clock.js';
import { Flow } from './flow.js';
import { Phone } from './phone.js';
import { Shelf } from './shelf.js';
import { popOver } from './popover.js';
import { showHelp, showPhotos, showReset } from './dialogs.js';

const NOTE_MS = 5000;
const SPOKEN_LENGTH = 120;
const byId = (id) => document.getElementById(id);

document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
document.title = t('title');
byId('switcher').setAttribute('aria-label', t('people'));
byId('shelf').setAttribute('aria-label', t('phones'));
byId('skip').textContent = t('skip');
byId('nobody').textContent = t('nobody');
byId('clock-menu').setAttribute('aria-label', t('clockMenu'));
byId('mark').append(mark());

const shelf = new Shelf({ shelf: byId('shelf'), switcher: byId('switcher'), strip: byId('strip'), nobody: byId('nobody') });
const clock = new ClockBar({ date: byId('date'), steps: byId('steps'), journey: byId('journey') },
  { onTime: () => shelf.phones.forEach((phone) => phone.chat.render()), tell: (text) => note(text) });
const flow = new Flow({ phones: () => shelf.phones, now: () => clock.now, onClose: () => showFlow(false),
  onGo: (phone, messageId) => {
    if (innerWidth < 1000) showFlow(false);
    shelf.open(phone);
    phone.chat.reveal(messageId);
  } });
byId('stage').append(flow.node);

const page = {
  bot: null,
  now: () => clock.now,
  onOpen: (phone) => shelf.open(phone),
  onChange: (phone) => {
    shelf.refreshTab(phone);
    flow.refresh();
  },
  onPressed: (phone, message, key) => flow.pressed(phone, message, key),
  showPhotos,
};

// ---- top bar

const links = { flow: () => showFlow(!flow.isOpen), reset: showReset, help: showHelp };
byId('links').append(...Object.entries(links).map(([key, act]) => h('button', { type: 'button', 'data-link': key, 'aria-expanded': key === 'flow' ? 'false' : null, onclick: act }, t(key))));

function showFlow(open) {
  const link = byId('links').querySelector('[data-link=flow]');
  const held = flow.node.contains(document.activeElement);
  flow.show(open);
  link.setAttribute('aria-expanded', String(open));
  document.documentElement.classList.toggle('with-flow', open);
  if (open) flow.node.querySelector('.tool').focus();
  else if (held) (link.offsetParent ? link : byId('clock-menu')).focus();
}

// On a narrow screen the links live behind the clock.
byId('clock-menu').addEventListener('click', () => {
  const item = (key, act, ...words) => h('button', { type: 'button', role: 'menuitem', 'data-menu': key, onclick: () => { menu.close(); act(); } }, ...words);
  const next = item('next', () => clock.advance('next'), h('span', {}, t('next')), h('span', { class: 'when' }, clock.keys.next.querySelector('.when').textContent));
  next.disabled = clock.keys.next.disabled;
  const menu = popOver(byId('clock-menu'), h('div', { class: 'menu', role: 'menu', 'aria-label': t('clockMenu') },
    next, clock.next ? h('p', { class: 'hint' }, clock.next.label) : null, ...Object.entries(links).map(([key, act]) => item(key, act, h('span', {}, t(key))))));
});

// ---- short lines

let noteTimer;
function note(text, stays = false) {
  clearTimeout(noteTimer);
  byId('note').textContent = text;
  byId('note').hidden = !text;
  byId('note').classList.toggle('lost', stays);
  if (text && !stays) noteTimer = setTimeout(() => note(''), NOTE_MS);
}

// Several phones may receive at once; screen readers get one short sentence for each.
function speak(phone, message, key) {
  const words = plainWords(message).replaceAll('\n', ' ').slice(0, SPOKEN_LENGTH);
  const sentence = h('p', {}, t(key, { name: phone.name, text: words }));
  byId('spoken').append(sentence);
  setTimeout(() => sentence.remove(), NOTE_MS);
}

// ---- state and events

function takeBot(bot) {
  page.bot = { ...bot, name: bot.name || t('fallbackName') };
  byId('bot-name').textContent = page.bot.name;
  byId('bot-about').textContent = bot.about ?? '';
  byId('demo').textContent = t('demo');
}

function takePhone(person) {
  const known = shelf.get(person.user_id);
  if (known) known.update(person);
  else shelf.add(new Phone(person, page));
  return known;
}

function takeState(state) {
  clock.set(state.clock);
  takeBot(state.bot);
  const present = new Set(state.phones.map((person) => person.user_id));
  for (const phone of shelf.phones) if (!present.has(phone.userId)) shelf.remove(phone.userId);
  state.phones.forEach(takePhone);
  shelf.fit();
  const latest = shelf.phones.reduce((a, b) => (b.lastMessageAt > (a?.lastMessageAt ?? 0) ? b : a), null);
  if (latest && !shelf.phones.some((phone) => phone.isRinged)) shelf.ring(latest);
  document.documentElement.classList.add('ready');
  flow.refresh();
}

const onPhone = {
  message: (phone, { message }) => {
    const isNews = phone.receive(message);
    shelf.ring(phone);
    if (!isNews) return;
    shelf.pushFor(phone, message);
    speak(phone, message, 'received');
  },
  edit: (phone, { message }) => {
    phone.receive(message);
    shelf.ring(phone);
    if (!message.out) speak(phone, message, 'editedFor');
  },
  delete: (phone, { message_id: messageId }) => phone.remove(messageId),
  toast: (phone, { text, alert }) => phone.toast(text, alert),
  inline: (phone, answer) => phone.composer.inline.take(answer),
  typing: (phone) => phone.typing(),
  keyboard: (phone, { keyboard }) => phone.giveKeyboard(keyboard),
  commands: (phone, { commands }) => phone.giveCommands(commands),
};

function takeEvent(kind, data) {
  if (kind === 'clock') clock.set(data);
  else if (kind === 'phone') {
    if (!takePhone(data)) shelf.fit();
  } else {
    const phone = shelf.get(data.user_id);
    if (phone) onPhone[kind](phone, data);
  }
}

byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  shelf.phones.find((phone) => phone.isOpen)?.composer.focus();
});

listen({ onState: takeState, onEvent: takeEvent, onLost: () => note(t('lost'), true), onBack: () => note(t('back')) });
