// Message text as nodes: the server's HTML through a short list of tags, links and commands made tappable.

import { t } from './strings.js';
import { h } from './dom.js';

const TAGS = new Set(['B', 'I', 'U', 'S', 'CODE', 'PRE', 'BLOCKQUOTE', 'SPAN']);
const RAIL = /[●○◐◑◉◎─━┤┥■□✕]{5,}/;
const DECORATED = new RegExp(`(?<rail>${RAIL.source})|(?<link>https?://[^\\s<>"'“”，。；：、！？（）《》]+)|(?<=^|[\\s（(：，。；、])(?<command>/[a-z][a-z0-9_]{0,31})(?![\\w/])`, 'g');

/** The station line in cells of one character each: it lines up with the labels below in every font. */
function rail(characters) {
  const cells = [...characters].map((c) => h('span', { class: { '●': 'full', '○': 'open', '◐': 'half', '◑': 'half late', '─': 'track', '━': 'track' }[c] ?? null }, c));
  return h('span', { class: 'rail', 'aria-hidden': 'true' }, cells);
}

function link(address, ...children) {
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: t('newTab') }, ...children);
}

function decorate(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(DECORATED)) {
    const { rail: line, link: address, command } = found.groups;
    nodes.push(text.slice(from, found.index));
    if (line) nodes.push(line.includes('●') || line.includes('○') ? rail(line) : line);
    else if (address) nodes.push(link(address, address));
    else nodes.push(h('button', { type: 'button', class: 'command', 'data-command': command }, command));
    from = found.index + found[0].length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

function copy(node, plain) {
  if (node.nodeType === Node.TEXT_NODE) return plain ? [node.data] : decorate(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  if (node.tagName === 'BR') return ['\n'];
  const inside = (keep) => [...node.childNodes].flatMap((child) => copy(child, keep));
  if (node.tagName === 'A') {
    const address = node.getAttribute('href') ?? '';
    return /^(https?:|tg:|mailto:|tel:)/i.test(address) ? [link(address, ...inside(true))] : inside(plain);
  }
  if (!TAGS.has(node.tagName)) return inside(plain);
  const made = h(node.tagName.toLowerCase(), {}, ...inside(plain || node.tagName === 'CODE' || node.tagName === 'PRE'));
  if (node.tagName === 'SPAN' && /spoiler/.test(node.className)) {
    made.className = 'spoiler';
    made.tabIndex = 0;
  }
  return [made];
}

/** Nodes for a message's html (or, without it, its plain text). */
export function richText(html, plainText) {
  if (html === null || html === undefined) return decorate(plainText ?? '');
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].flatMap((node) => copy(node, false));
}

/** What a message is about, in plain words: its text, or what kind of thing was sent. */
export function plainWords(message) {
  const kind = (message.photo && t('photo')) || (message.document && message.document.file_name) || (message.location && t('place'))
    || (message.voice && t('voice')) || (message.sticker && t('sticker')) || (message.contact && t('contact'));
  const text = message.text ?? message.caption ?? '';
  return [kind, text].filter(Boolean).join('　') || t('messageKind');
}

/** The first two lines that carry words, for pushes: what is wanted, and why. */
export function twoLines(message) {
  const lines = plainWords(message).split('\n').map((line) => line.trim()).filter((line) => line && !RAIL.test(line));
  return [lines[0] ?? '', lines[1] ?? ''];
}

/** The payload when the address starts this very bot (t.me/name?start=x), else null. */
export function startPayload(address, username) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const name = url.protocol === 'tg:' ? url.searchParams.get('domain') : ['t.me', 'telegram.me'].includes(url.hostname) ? url.pathname.slice(1) : null;
  return name && username && name.toLowerCase() === username.toLowerCase() ? url.searchParams.get('start') ?? '' : null;
}
