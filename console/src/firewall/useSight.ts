import { startTransition, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Flight } from './flight';
import type { Line } from './lines';
import { isFlying, NONE, type Passing, passingOf } from './passing';
import { between, type Places, type Range } from './sight';
import { afterStillness } from './stillness';

export interface Sight {
  /** Lines at rest, drawn with all that a hand needs; they stay as they are until the table rests somewhere else. */
  readonly resting: Range;
  /** What passes by while the table is scrolled; nothing when it rests. */
  readonly passing: Passing | undefined;
  /** Makes the table rest where it is now. */
  readonly settle: () => void;
}

/** Pixels above and below what is seen that are at rest, too: for the first turn of a wheel. */
const AROUND = 400;
/** So many pixels ahead are drawn of what passes by: the browser may scroll further than it has said. */
const AHEAD = 136;
/** What of a table is to be drawn. Scrolling concerns who asks this, and nothing around it. */
export function useSight(scroller: HTMLElement | null, lines: readonly Line[], places: Places, flight: Flight): Sight {
  const [rest, setRest] = useState({ top: 0, height: 0 });
  const [passing, setPassing] = useState<Passing>();
  const resting = between(places, rest.top - AROUND, rest.top + rest.height + AROUND);
  const latest = useRef({ lines, places, resting, passing });
  latest.current = { lines, places, resting, passing };
  const seen = useRef(NONE);
  const end = useRef<() => void>(() => {});

  const stand = useCallback(() => {
    end.current();
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
      const { lines, places, resting, passing } = latest.current;
      const top = scroller.scrollTop;
      const by = top - before;
      before = top;
      const bottom = top + scroller.clientHeight;
      seen.current = between(places, top - (by < 0 ? AHEAD : 0), bottom + (by > 0 ? AHEAD : 0));
      end.current();
      end.current = afterStillness(() => startTransition(stand));
      const next = passingOf(passing, seen.current, resting, by);
      if (next !== passing) {
        flushSync(() => setPassing(next));
      } else if (isFlying(next)) {
        flight.show(lines, places, seen.current, resting);
      }
    };
    stand();
    const observer = new ResizeObserver(stand);
    observer.observe(scroller);
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      end.current();
      observer.disconnect();
      scroller.removeEventListener('scroll', scrolled);
    };
  }, [scroller, stand, flight]);

  const { from, to } = resting;
  useLayoutEffect(() => {
    flight.clear();
    if (isFlying(passing)) {
      flight.show(lines, places, seen.current, { from, to });
    }
  }, [flight, passing, lines, places, from, to]);

  const settle = useCallback(() => flushSync(stand), [stand]);
  return { resting, passing, settle };
}
