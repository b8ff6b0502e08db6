import { useEffect, useRef } from 'react';

/** A field that gets the focus as soon as what it is in has opened. */
export function useFocusWhen(open: boolean) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) {
      const frame = requestAnimationFrame(() => field.current?.focus());
      return () => cancelAnimationFrame(frame);
    }
    return undefined;
  }, [open]);
  return field;
}
