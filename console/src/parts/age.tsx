import { useEffect, useState } from 'react';
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

/** The time now, again every so often, so that ages grow. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

export function Age({ time }: { time: string | number | undefined }) {
  const now = useNow();
  return <time title={time ? new Date(time).toLocaleString() : ''}>{ageOf(time, now)}</time>;
}
