// One message, or one album, as it stands in the chat. Pure drawing: what a press does is decided elsewhere.

import { t } from './strings.js';
import { momentLabel, wall } from './dates.js';
import { h, icon } from './dom.js';
import { fileAddress } from './api.js';
import { plainWords, richText, startPayload } from './text.js';
import { coordinates, placeDrawing } from './place.js';

function meta(message, now) {
  const changed = message.edited && message.edit_date;
  const at = changed ? message.edit_date : message.date;
  const sameDay = wall(at).day === wall(message.date).day;
  return h('span', { class: 'meta' },
    h('time', { datetime: at, title: changed ? t('sentAt', { when: momentLabel(message.date, now) }) : null }, sameDay ? wall(at).time : momentLabel(at, now)),
    message.edited ? h('span', { class: 'edited' }, ` ${t(message.out ? 'editedOwn' : 'edited')}`) : null,
    message.out ? h('span', { class: 'sent' }, icon('ticks'), h('span', { class: 'unseen' }, t('delivered'))) : null);
}

function photo(message, index, of) {
  const { file_id: fileId, width, height } = message.photo;
  const label = of > 1 ? `${t('enlarge')} ${t('photoN', { n: index + 1, of })}` : t('enlarge');
  const button = h('button', { type: 'button', class: 'photo', 'data-photo': fileId, 'data-message': of > 1 ? message.message_id : null, 'aria-label': label },
    h('img', { src: fileAddress(fileId), width, height, alt: message.caption ?? '', decoding: 'async', draggable: 'false' }));
  // Very tall or wide pictures are cropped to a bearable shape; the large view shows all of it.
  if (of === 1) button.style.aspectRatio = String(Math.min(2.2, Math.max(0.72, width / height || 1)));
  return button;
}

function fileSize(bytes) {
  if (!Number.isFinite(bytes)) return '';
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function documentCard(message) {
  const { file_id: fileId, file_name: name, file_size: size } = message.document;
  return h('a', { class: 'document', href: fileAddress(fileId), download: name ?? '', 'data-document': fileId, 'aria-label': t('download', { name: name ?? '' }) },
    h('span', { class: 'disc' }, icon('down')), h('span', { class: 'what' }, h('span', { class: 'name' }, name ?? t('file')), h('span', { class: 'size' }, fileSize(size))));
}

function otherContent(message) {
  if (message.location) return h('div', { class: 'place' }, placeDrawing(message.location), h('span', { class: 'where' }, h('span', { class: 'unseen' }, `${t('place')} `), coordinates(message.location)));
  if (message.voice) return h('audio', { class: 'voice', controls: true, preload: 'none', src: fileAddress(message.voice.file_id), 'aria-label': t('voice') });
  if (message.sticker) return h('span', { class: 'sticker', role: 'img', 'aria-label': t('sticker') }, message.sticker.emoji ?? t('sticker'));
  if (message.contact) {
    const { first_name: first, last_name: last, phone_number: number } = message.contact;
    return h('div', { class: 'contact' }, h('span', { class: 'disc' }, icon('person')),
      h('span', { class: 'what' }, h('span', { class: 'name' }, [last, first].filter(Boolean).join('')), h('span', { class: 'size' }, number ?? '')));
  }
  return null;
}

function quoteOf(message, find) {
  const original = message.reply_to ? find(message.reply_to) : null;
  return original ? h('div', { class: 'reply' }, plainWords(original).split('\n')[0]) : null;
}

function words(message, now, context) {
  if (message.text === null && !message.caption && !message.html) return null;
  // A deep link's payload goes to the bot, but Telegram never shows it in the chat.
  const followed = message.out && /^\/start \S+$/.test(message.text ?? '');
  const nodes = followed ? richText(null, '/start') : richText(message.html, message.text ?? message.caption);
  const text = h('div', { class: 'text', dir: 'auto' }, nodes);
  for (const anchor of text.querySelectorAll('a[href]')) {
    const payload = startPayload(anchor.href, context.username);
    if (payload !== null) anchor.dataset.start = payload;
  }
  // An unseen copy of the time keeps its room at the end of the last line.
  const room = meta(message, now);
  room.className = 'room';
  room.setAttribute('aria-hidden', 'true');
  text.append(room);
  return text;
}

function keys(message) {
  if (!message.buttons?.length) return null;
  const key = (button) => {
    const common = { class: button.style === 'primary' ? 'key primary' : 'key', 'data-key': button.text };
    if (button.url) return h('a', { ...common, href: button.url, target: '_blank', rel: 'noopener noreferrer', title: t('newTab') }, h('span', {}, button.text), icon('out'));
    return h('button', { ...common, type: 'button', 'data-press': button.data ?? '' }, h('span', {}, button.text));
  };
  return h('div', { class: 'keys' }, message.buttons.map((row) => h('div', { class: 'row' }, row.map(key))));
}

/** Telegram lets people change their own words, not those they forwarded. */
export const isEditable = (message) => message.out && !message.forwarded_from && Boolean(message.text ?? message.caption);

/**
 * The node for one message or one album (several messages of one media group).
 * context: {username, now, botName, find(messageId)}.
 */
export function messageNode(messages, context) {
  const [first] = messages;
  const told = messages.find((m) => m.caption || m.text) ?? first;
  const latest = messages[messages.length - 1];
  const album = messages.length > 1;
  const photos = messages.filter((m) => m.photo);
  const text = words(told, context.now, context);
  const bare = photos.length > 0 && !text;
  const editable = isEditable(first) && !album;

  const bubble = h('div', { class: 'bubble' },
    h('span', { class: 'unseen' }, `${first.out ? t('you') : context.botName}：`),
    first.forwarded_from ? h('div', { class: 'forwarded' }, t('forwarded', { name: first.forwarded_from })) : null,
    quoteOf(first, context.find),
    photos.length ? h('div', { class: `photos n${Math.min(photos.length, 10)}` }, photos.map((m, i) => photo(m, i, photos.length))) : null,
    messages.filter((m) => m.document).map((m) => (album ? h('div', { 'data-message': m.message_id }, documentCard(m)) : documentCard(m))),
    otherContent(first), text, meta(text ? told : latest, context.now));
  const buttons = keys(told) ?? keys(first);
  const kind = [first.out ? 'own' : 'incoming', buttons && 'keyed', photos.length && 'pictured', bare && 'bare', first.sticker && 'stickered', !text && (first.document || first.contact || first.location) && 'filed'];
  const more = editable
    ? h('button', { type: 'button', class: 'more', 'aria-label': `${t('more')}：${plainWords(first).slice(0, 24)}`, 'aria-haspopup': 'menu' }, icon('pencil')) : null;
  return h('div', { class: ['message', ...kind].filter(Boolean).join(' '), role: 'article', 'data-message': album ? null : first.message_id, 'data-editable': editable || null, tabindex: '-1' }, bubble, buttons, more);
}
