// Building elements from text only: nothing here ever parses a string as HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** h('button', {class, onclick, 'data-x': …, hidden: true}, 'text', child, [children], null). */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The same for SVG; attributes are plain. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const SHAPES = {
  clip: ['M20 11.2 12 19.1a5 5 0 0 1-7.1-7.1l8.3-8.2a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.1a1.7 1.7 0 0 1-2.4-2.4l7.4-7.3'],
  grid: ['M5.8 4h3.4A1.8 1.8 0 0 1 11 5.8v3.4A1.8 1.8 0 0 1 9.2 11H5.8A1.8 1.8 0 0 1 4 9.2V5.8A1.8 1.8 0 0 1 5.8 4Z', 'M14.8 4h3.4A1.8 1.8 0 0 1 20 5.8v3.4a1.8 1.8 0 0 1-1.8 1.8h-3.4A1.8 1.8 0 0 1 13 9.2V5.8A1.8 1.8 0 0 1 14.8 4Z', 'M5.8 13h3.4a1.8 1.8 0 0 1 1.8 1.8v3.4A1.8 1.8 0 0 1 9.2 20H5.8A1.8 1.8 0 0 1 4 18.2v-3.4A1.8 1.8 0 0 1 5.8 13Z', 'M14.8 13h3.4a1.8 1.8 0 0 1 1.8 1.8v3.4a1.8 1.8 0 0 1-1.8 1.8h-3.4a1.8 1.8 0 0 1-1.8-1.8v-3.4a1.8 1.8 0 0 1 1.8-1.8Z'],
  send: ['M12 19V5', 'm6 11 6-6 6 6'],
  down: ['M12 5v14', 'm6 13 6 6 6-6'],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  ticks: ['m2 13 4 4 8-9.5', 'm11.5 16 .8.9 8.2-9.4'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  back: ['m14.5 6-6 6 6 6'],
  forth: ['m9.5 6 6 6-6 6'],
  slash: ['M15 5 9 19'],
  photo: ['M5 5h14a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 5Z', 'm4 17 5-5 3.5 3.5L15 13l5 4.5', 'M15.5 9.2h.01'],
  file: ['M7 3.5h6.5L18 8v12.5H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1Z', 'M13.5 3.5V8H18'],
  place: ['M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11Z', 'M12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z'],
  pencil: ['M4.5 19.5 5.6 15 15.8 4.8a1.6 1.6 0 0 1 2.3 0l1.1 1.1a1.6 1.6 0 0 1 0 2.3L9 18.4l-4.5 1.1Z'],
  copy: ['M9 9h9.5a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1Z', 'M5 15H4.5a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1H14a1 1 0 0 1 1 1V5'],
  out: ['M8 16 16.5 7.5', 'M9.5 7h7.5v7.5'],
  person: ['M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6Z', 'M4.8 20c.6-3.6 3.5-5.6 7.2-5.6s6.6 2 7.2 5.6'],
};

/** A small stroked drawing, always beside words or a label, hence hidden from screen readers. */
export function icon(name) {
  const paths = SHAPES[name].map((d) => svg('path', { d }));
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, ...paths);
}

/** The service's mark: a line, a station passed, the station ahead. */
export function mark() {
  return svg('svg', { class: 'mark', viewBox: '0 0 34 18', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: 'M2 9h18', 'stroke-width': '3.4', 'stroke-linecap': 'round', stroke: 'currentColor' }),
    svg('circle', { cx: '8.6', cy: '9', r: '4.4', fill: 'currentColor' }),
    svg('circle', { cx: '26', cy: '9', r: '5.7', fill: 'none', stroke: 'currentColor', 'stroke-width': '3.6' }));
}
