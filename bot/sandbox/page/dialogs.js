// The page's few windows: help, starting anew, and pictures seen large.

import { t } from './strings.js';
import { h, icon } from './dom.js';
import { fileAddress } from './api.js';

function show(dialog) {
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  // A press beside the window closes it; the window itself has its content in an inner box.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.showModal();
  return dialog;
}

function sheet(name, title, ...content) {
  const dialog = h('dialog', { class: 'sheet', 'aria-label': title, 'data-dialog': name },
    h('div', { class: 'inner' }, h('header', {}, h('h2', {}, title), h('button', { type: 'button', class: 'tool', 'aria-label': t('close'), onclick: () => dialog.close() }, icon('close'))), ...content));
  return show(dialog);
}

export function showHelp() {
  sheet('help', t('helpTitle'), t('helpText').map((paragraph) => h('p', {}, paragraph)),
    h('dl', { class: 'shortcuts' }, t('helpKeys').map(([key, meaning]) => h('div', {}, h('dt', {}, key.split(' + ').flatMap((part, i) => [i ? ' + ' : '', h('kbd', {}, part)])), h('dd', {}, meaning)))));
}

export function showReset() {
  const command = 'make demo-reset';
  const said = h('span', { class: 'said', role: 'status' });
  const copy = () => navigator.clipboard?.writeText(command).then(() => { said.textContent = t('copied'); }, () => { said.textContent = t('copyFailed'); });
  sheet('reset', t('resetTitle'), h('p', {}, t('resetText')),
    h('div', { class: 'command-line' }, h('code', {}, command), h('button', { type: 'button', class: 'plain', onclick: copy }, t('copy'))), said, h('p', {}, t('resetThen')));
}

/** Pictures of one message or album, large; arrow keys walk. */
export function showPhotos(messages, index) {
  let at = index;
  const image = h('img', { alt: '' });
  const words = h('p', { class: 'caption' });
  const count = h('span', { class: 'count' });
  const step = (by) => {
    at = (at + by + messages.length) % messages.length;
    const message = messages[at];
    image.src = fileAddress(message.photo.file_id);
    image.alt = message.caption ?? t('photo');
    words.textContent = message.caption ?? '';
    count.textContent = messages.length > 1 ? t('photoN', { n: at + 1, of: messages.length }) : '';
  };
  const key = (shape, label, act, name) => h('button', { type: 'button', class: `round ${name}`, 'aria-label': label, onclick: act }, icon(shape));
  const many = messages.length > 1;
  const dialog = h('dialog', { class: 'viewer', 'aria-label': t('photo'), 'data-dialog': 'photo', onkeydown: (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by && many) step(by);
  } }, h('div', { class: 'picture', onclick: (event) => event.target.matches('.picture') && dialog.close() }, image), h('div', { class: 'foot' }, count, words),
  key('close', t('close'), () => dialog.close(), 'shut'), many ? key('back', t('previous'), () => step(-1), 'before') : null, many ? key('forth', t('following'), () => step(1), 'after') : null);
  step(0);
  show(dialog);
}
