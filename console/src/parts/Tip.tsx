import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './Tip.module.css';
import { contains, placeOf, tipOf } from './tipText';

/** A pointer that only passes by opens nothing. */
const HOVERED = 350;
/** Time for the pointer to come from a button to what is said about it. */
const LEFT = 120;

/**
 * Shows what a button that has only an icon is called, under the pointer and under the focus. One for the whole page, so
 * that thousands of buttons cost nothing. A screen reader hears the name from the button, and nothing from here.
 */
export function Tip() {
  const [target, setTarget] = useState<HTMLElement>();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const shown = useRef(target);
  shown.current = target;
  const tip = target && tipOf(target);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted: HTMLElement | undefined;
    const show = (next: HTMLElement | undefined, after: number) => {
      if (next !== wanted) {
        wanted = next;
        clearTimeout(timer);
        timer = setTimeout(() => setTarget(next), after);
      }
    };
    const over = ({ target, clientX, clientY }: PointerEvent) => {
      const isOnTip = box.current !== null && contains(box.current.getBoundingClientRect(), clientX, clientY);
      const button = isOnTip ? shown.current : buttonAt(target);
      show(button ?? focused(), button ? HOVERED : LEFT);
    };
    // What is said can be pointed at without its hiding what is below from a click.
    const moved = (event: PointerEvent) => box.current && over(event);
    const hide = () => show(undefined, 0);
    const focus = () => show(focused(), 0);
    const key = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
    const ways = [
      ['pointerover', over as EventListener],
      ['pointermove', moved as EventListener],
      ['pointerdown', hide],
      ['focusin', focus],
      ['focusout', hide],
      ['scroll', hide],
      ['keydown', key as EventListener],
    ] as const;
    for (const [name, act] of ways) {
      document.addEventListener(name, act, { capture: true, passive: true });
    }
    return () => {
      clearTimeout(timer);
      for (const [name, act] of ways) {
        document.removeEventListener(name, act, true);
      }
    };
  }, []);

  useLayoutEffect(() => {
    if (target && box.current) {
      setPlace(placeOf(target.getBoundingClientRect(), box.current.getBoundingClientRect(), innerWidth, innerHeight));
    }
  }, [target]);

  return tip && target?.isConnected ? (
    <div ref={box} className={styles.tip} style={place} aria-hidden="true">
      {tip.name}
      {tip.more && <div className={styles.more}>{tip.more}</div>}
    </div>
  ) : null;
}

function buttonAt(target: EventTarget | null): HTMLElement | undefined {
  const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
  return button && tipOf(button) ? button : undefined;
}

function focused(): HTMLElement | undefined {
  const { activeElement } = document;
  return activeElement?.matches(':focus-visible') ? buttonAt(activeElement) : undefined;
}
