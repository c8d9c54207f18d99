// The live line to the sandbox: state first, then every event in order, again after each break.

import { eventsAddress, readState } from './api.js';

const KINDS = ['message', 'edit', 'delete', 'toast', 'inline', 'typing', 'keyboard', 'commands', 'clock', 'phone'];
const PAUSES = [500, 1000, 2000, 4000];

/** Calls onState(state), onEvent(kind, data), onLost() and onBack(); never gives up. */
export function listen({ onState, onEvent, onLost, onBack }) {
  let failures = 0;

  function connect() {
    const source = new EventSource(eventsAddress());
    let waiting = [];

    const lose = () => {
      source.close();
      failures += 1;
      onLost();
      setTimeout(connect, PAUSES[Math.min(failures, PAUSES.length) - 1]);
    };

    source.onerror = lose;
    source.onopen = async () => {
      // Events that arrive while the state is being read are newer than it, so they wait for it.
      try {
        onState(await readState());
      } catch {
        if (source.readyState !== EventSource.CLOSED) lose();
        return;
      }
      if (source.readyState === EventSource.CLOSED) return;
      const early = waiting;
      waiting = null;
      for (const [kind, data] of early) onEvent(kind, data);
      if (failures) onBack();
      failures = 0;
    };
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        const data = JSON.parse(event.data);
        if (waiting) waiting.push([kind, data]);
        else onEvent(kind, data);
      });
    }
  }

  connect();
}
