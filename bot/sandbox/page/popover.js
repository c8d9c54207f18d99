// A small panel beside the thing that opened it: closes on Escape, on a press elsewhere, and hands the focus back.

const MARGIN = 8;

/** Show the node above (or below) its opener, inside the window; returns {close}. Arrow keys walk a menu. */
export function popOver(opener, node) {
  node.classList.add('popover');
  // Inside an open dialog the panel must stand in it, or it would be covered and out of reach.
  (opener.closest('dialog[open]') ?? document.body).append(node);
  const at = opener.getBoundingClientRect();
  const own = node.getBoundingClientRect();
  const above = at.top - own.height - MARGIN;
  node.style.top = `${Math.max(MARGIN, above >= MARGIN ? above : Math.min(at.bottom + MARGIN, innerHeight - own.height - MARGIN))}px`;
  node.style.left = `${Math.max(MARGIN, Math.min(at.left, innerWidth - own.width - MARGIN))}px`;
  opener.setAttribute('aria-expanded', 'true');

  const close = (refocus = true) => {
    if (!node.isConnected) return;
    node.remove();
    opener.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    removeEventListener('resize', leave);
    if (refocus && opener.isConnected) opener.focus({ preventScroll: true });
  };
  // Only a change of width: on a phone the height changes when the on-screen keyboard comes up for this very panel.
  const width = innerWidth;
  const leave = () => innerWidth !== width && close(false);
  const outside = (event) => {
    if (!node.contains(event.target) && !opener.contains(event.target)) close(false);
    // A second press on the opener closes instead of opening anew.
    else if (opener.contains(event.target)) {
      close(false);
      opener.addEventListener('click', (click) => click.stopImmediatePropagation(), { capture: true, once: true });
    }
  };
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      return;
    }
    const items = [...node.querySelectorAll('[role^=menuitem]')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    }
  });
  node.addEventListener('focusout', (event) => event.relatedTarget && !node.contains(event.relatedTarget) && close(false));
  document.addEventListener('pointerdown', outside, true);
  addEventListener('resize', leave);
  node.querySelector('[role^=menuitem], input, button')?.focus({ preventScroll: true });
  return { close };
}
