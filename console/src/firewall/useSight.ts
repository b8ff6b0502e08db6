import { startTransition, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { between, contains, type Places, type Range } from './sight';

export interface Passing extends Range {
  /** Whether it passes by too fast to be read but for its names. */
  readonly fast: boolean;
}

export interface Sight {
  /** Lines at rest, drawn with all that a hand needs; they stay as they are until the table rests somewhere else. */
  readonly resting: Range;
  /** What passes by while the table is scrolled; nothing when it rests. */
  readonly passing: Passing | undefined;
  /** Makes the table rest where it is now. */
  readonly settle: () => void;
}

/** After so many milliseconds without scrolling a table rests. */
const STILL = 150;
/** Pixels above and below what is seen that are at rest, too: for the first turn of a wheel. */
const AROUND = 400;
/** So many pixels ahead are drawn of what passes by: the browser may scroll further than it has said. */
const AHEAD = 136;
/** From so many pixels from one frame to the next nobody reads a line: four or five lines of rules. */
const FAST = 160;

/** What of a table is to be drawn. Scrolling concerns who asks this, and nothing around it. */
export function useSight(scroller: HTMLElement | null, places: Places): Sight {
  const [rest, setRest] = useState({ top: 0, height: 0 });
  const [passing, setPassing] = useState<Passing>();
  const resting = between(places, rest.top - AROUND, rest.top + rest.height + AROUND);
  const latest = useRef({ places, resting, passing, rest });
  latest.current = { places, resting, passing, rest };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stand = useCallback(() => {
    clearTimeout(timer.current);
    const { scrollTop: top = 0, clientHeight: height = 0 } = scroller ?? {};
    setRest((before) => (before.top === top && before.height === height ? before : { top, height }));
    setPassing(undefined);
  }, [scroller]);

  useLayoutEffect(() => {
    if (!scroller) {
      return;
    }
    let before = scroller.scrollTop;
    const scrolled = () => {
      const { places, resting, passing, rest } = latest.current;
      const top = scroller.scrollTop;
      const by = top - before;
      before = top;
      if (by === 0 && top === rest.top) {
        return;
      }
      clearTimeout(timer.current);
      timer.current = setTimeout(() => startTransition(stand), STILL);
      const seen = between(places, top - (by < 0 ? AHEAD : 0), top + scroller.clientHeight + (by > 0 ? AHEAD : 0));
      if (!contains(resting, seen) || passing) {
        flushSync(() => setPassing(contains(resting, seen) ? undefined : { ...seen, fast: Math.abs(by) >= FAST }));
      }
    };
    stand();
    const observer = new ResizeObserver(stand);
    observer.observe(scroller);
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', scrolled);
      clearTimeout(timer.current);
    };
  }, [scroller, stand]);

  const settle = useCallback(() => flushSync(stand), [stand]);
  return { resting, passing, settle };
}
