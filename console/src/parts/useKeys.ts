import { useEffect, useRef } from 'react';

type Key = readonly [name: string, act: (event: KeyboardEvent) => void];

/** Keys that work wherever nothing is being written and no dialog is open. */
export function useKeys(keys: readonly Key[]): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.defaultPrevented || isWriting(event.target)) {
        return;
      }
      const name = event.altKey ? `Alt ${event.key}` : event.key;
      const [, act] = latest.current.find(([key]) => key === name) ?? [];
      if (act) {
        event.preventDefault();
        act(event);
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}
