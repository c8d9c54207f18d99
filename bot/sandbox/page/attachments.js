// The paperclip: photos, files and places, held in a tray until they are sent.

import { t } from './strings.js';
import { h, icon } from './dom.js';
import { coordinates, placeDrawing } from './place.js';
import { popOver } from './popover.js';

const EXAMPLE_PLACE = { latitude: 30.0812, longitude: 120.493 };

export class Attachments {
  #files = [];
  kind = null;

  /** onChange() after the tray changed; onPlace(latitude, longitude) when a place is to be sent. */
  constructor({ onChange, onPlace }) {
    this.onChange = onChange;
    this.onPlace = onPlace;
    this.inputs = { photo: this.#input('photo', 'image/*'), document: this.#input('document', null) };
    this.button = h('button', { type: 'button', class: 'tool', 'data-attach': true, 'aria-label': t('attach'), 'aria-haspopup': 'menu', title: t('attach'), onclick: () => this.#menu() }, icon('clip'));
    this.tray = h('div', { class: 'tray', 'data-tray': true, hidden: true, role: 'group', 'aria-label': t('ready') });
  }

  get isEmpty() { return this.#files.length === 0; }
  get files() { return [...this.#files]; }

  clear() {
    this.#set(null, []);
  }

  /** Photos and other files do not share an album: once they are mixed, all go as files. */
  add(files, kind = null) {
    const all = [...this.#files, ...files];
    if (!all.length) return;
    const wanted = kind ?? ([...files].every((file) => file.type.startsWith('image/')) ? 'photo' : 'document');
    this.#set(wanted === (this.kind ?? wanted) ? wanted : 'document', all);
  }

  #input(kind, accept) {
    return h('input', { type: 'file', multiple: true, accept, hidden: true, 'data-file': kind, tabindex: '-1', 'aria-hidden': 'true',
      onchange: (event) => { this.add(event.target.files, kind); event.target.value = ''; } });
  }

  #set(kind, files) {
    this.kind = files.length ? kind : null;
    this.#files = files;
    for (const image of this.tray.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    this.tray.replaceChildren(...files.map((file) => this.#held(file)));
    this.tray.hidden = files.length === 0;
    this.onChange();
  }

  #held(file) {
    const remove = h('button', { type: 'button', class: 'remove', 'aria-label': t('removeFile', { name: file.name }), onclick: () => this.#set(this.kind, this.#files.filter((other) => other !== file)) }, icon('close'));
    return this.kind === 'photo'
      ? h('div', { class: 'held pic' }, h('img', { src: URL.createObjectURL(file), alt: file.name }), remove)
      : h('div', { class: 'held' }, icon('file'), h('span', { class: 'name' }, file.name), remove);
  }

  #menu() {
    const item = (kind, name, act) => h('button', { type: 'button', role: 'menuitem', 'data-attach-kind': kind, onclick: act }, icon(kind === 'document' ? 'file' : kind === 'location' ? 'place' : 'photo'), h('span', {}, name));
    const menu = popOver(this.button, h('div', { class: 'menu', role: 'menu', 'aria-label': t('attach') },
      item('photo', t('photo'), () => { menu.close(); this.inputs.photo.click(); }),
      item('document', t('file'), () => { menu.close(); this.inputs.document.click(); }),
      item('location', t('place'), () => { menu.close(); this.askPlace(this.button); })));
  }

  /** The little form for a place, standing beside the opener. */
  askPlace(opener) {
    const field = (name, label, value, bound) => h('label', {}, h('span', {}, label), h('input', { name, type: 'number', step: 'any', required: true, min: -bound, max: bound, value, inputmode: 'decimal' }));
    const wrong = h('p', { class: 'wrong', role: 'alert', hidden: true }, t('placeWrong'));
    const drawing = h('div', { class: 'place' });
    const form = h('form', { class: 'menu place-form', novalidate: true }, drawing,
      h('div', { class: 'pair' }, field('latitude', t('latitude'), EXAMPLE_PLACE.latitude, 90), field('longitude', t('longitude'), EXAMPLE_PLACE.longitude, 180)), wrong,
      h('button', { class: 'solid', 'data-send-place': true }, t('sendPlace')));
    const place = () => ({ latitude: form.elements.latitude.valueAsNumber, longitude: form.elements.longitude.valueAsNumber });
    const redraw = () => {
      wrong.hidden = form.checkValidity();
      if (wrong.hidden) drawing.replaceChildren(placeDrawing(place()), h('span', { class: 'where' }, coordinates(place())));
    };
    form.addEventListener('input', redraw);
    redraw();
    const open = popOver(opener, form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      redraw();
      if (!wrong.hidden) return;
      open.close();
      this.onPlace(place().latitude, place().longitude);
    });
  }
}
