export interface TipText {
  readonly name: string;
  /** What is to be known besides, such as why it cannot be used. */
  readonly more: string;
}

type Named = Pick<Element, 'getAttribute' | 'textContent'>;
type Size = Pick<DOMRect, 'width' | 'height'>;
type Box = Size & Pick<DOMRect, 'left' | 'top'>;

/** What is said of a button that people cannot read: those with words say it themselves, as does an open menu. */
export function tipOf(button: Named): TipText | undefined {
  const name = button.getAttribute('aria-label') ?? '';
  const says = (button.textContent ?? '').trim() !== '' || button.getAttribute('title');
  const isOpen = button.getAttribute('aria-haspopup') !== null && button.getAttribute('aria-expanded') === 'true';
  return name === '' || says || isOpen ? undefined : { name, more: button.getAttribute('aria-description') ?? '' };
}

const GAP = 6;

/** Whether a point is in a box, or in the gap above it. */
export function contains(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.left + box.width && y >= box.top - GAP && y <= box.top + box.height + GAP;
}

const EDGE = 8;

/** Below it, or above it where there is no room; never beyond the window. */
export function placeOf(button: Box, tip: Size, width: number, height: number): { left: number; top: number } {
  const middle = button.left + button.width / 2 - tip.width / 2;
  const below = button.top + button.height + GAP;
  const fits = below + tip.height + EDGE <= height;
  return {
    left: Math.max(EDGE, Math.min(middle, width - tip.width - EDGE)),
    top: fits ? below : Math.max(EDGE, button.top - GAP - tip.height),
  };
}
