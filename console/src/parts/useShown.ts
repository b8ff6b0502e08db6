import { type RefObject, useEffect, useRef, useState } from 'react';

/** Whether something has been in sight: what nobody sees is not asked for. */
export function useShown<T extends Element>(): readonly [RefObject<T | null>, boolean] {
  const place = useRef<T>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!place.current || shown) {
      return;
    }
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setShown(true));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [shown]);
  return [place, shown];
}
