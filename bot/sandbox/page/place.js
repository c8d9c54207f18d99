// A place drawn as a little card: invented streets around true coordinates, no map service asked.

import { svg } from './dom.js';

// The same place always gets the same drawing, so a person recognises it.
function* fractions(seed) {
  let state = Math.abs(Math.round(seed)) % 2147483646 + 1;
  for (;;) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

/** 30.08120° N　120.49300° E */
export function coordinates({ latitude, longitude }) {
  return `${Math.abs(latitude).toFixed(5)}° ${latitude < 0 ? 'S' : 'N'}　${Math.abs(longitude).toFixed(5)}° ${longitude < 0 ? 'W' : 'E'}`;
}

export function placeDrawing({ latitude, longitude }) {
  const random = fractions(latitude * 91193 + longitude * 7919);
  const next = (from, to) => from + random.next().value * (to - from);
  const tilt = next(-14, 14);
  const streets = svg('g', { transform: `rotate(${tilt.toFixed(1)} 130 66)` });
  const water = next(-10, 50);
  streets.append(svg('path', { class: 'water', d: `M-60 ${water} C 60 ${water - 24}, 150 ${water + 34}, 330 ${water - 6}` }));
  for (let x = -30 + next(0, 20); x < 300; x += next(34, 62)) streets.append(svg('path', { class: 'lane', d: `M${x.toFixed(1)} -60V200` }));
  for (let y = -40 + next(0, 20); y < 190; y += next(28, 46)) streets.append(svg('path', { class: 'lane', d: `M-60 ${y.toFixed(1)}H330` }));
  streets.append(svg('path', { class: 'road', d: 'M-60 76H330' }), svg('path', { class: 'road', d: `M${next(60, 110).toFixed(1)} -60V200` }));
  return svg('svg', { class: 'map', viewBox: '0 0 260 132', preserveAspectRatio: 'xMidYMid slice', 'aria-hidden': 'true', focusable: 'false' },
    streets,
    svg('ellipse', { class: 'shade', cx: 130, cy: 77, rx: 7, ry: 2.6 }),
    svg('path', { class: 'pin', d: 'M130 76s-14-13.5-14-25a14 14 0 0 1 28 0c0 11.5-14 25-14 25Z' }),
    svg('circle', { class: 'eye', cx: 130, cy: 51, r: 5 }));
}
