import { useSyncExternalStore } from 'react';
import { texts } from '../texts/common';

/** How long ago something was, in the largest unit that says enough. */
export function ageOf(time: string | number | undefined, now: number): string {
  if (time === undefined || time === '') {
    return texts.age.never;
  }
  const seconds = Math.max(0, Math.round((now - new Date(time).getTime()) / 1000));
  if (Number.isNaN(seconds)) {
    return texts.age.unknown;
  }
  if (seconds < 1) {
    return texts.age.now;
  }
  if (seconds < 60) {
    return texts.age.seconds(seconds);
  }
  if (seconds < 3600) {
    return texts.age.minutes(Math.floor(seconds / 60));
  }
  return seconds < 172_800 ? texts.age.hours(Math.floor(seconds / 3600)) : texts.age.days(Math.floor(seconds / 86_400));
}

/** One clock for all that grow older on a page, which stands while nobody looks at it. */
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) {
      each();
    }
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time now, in steps of so many milliseconds. */
export function useNow(every = 1000): number {
  return useSyncExternalStore(subscribe, () => now - (now % every));
}

export function Age({ time }: { time: string | number | undefined }) {
  const age = ageOf(time, useNow());
  return <time title={time ? new Date(time).toLocaleString() : ''}>{age}</time>;
}
