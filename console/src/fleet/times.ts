import type { Publish } from '../api/tierwall';

/** How long a publish took, or takes until now. */
export function tookUntil(publish: Publish, now: number): number {
  return publish.duration_ms ?? Math.max(0, now - Date.parse(publish.accepted_at));
}

export function median(values: readonly number[]): number | undefined {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.floor((ascending.length - 1) / 2)];
}

const STEPS = [1, 2, 5];

/** The least round number that is not below: 1, 2 or 5 and noughts. */
export function roundUp(value: number): number {
  for (let ten = 1; ; ten *= 10) {
    const step = STEPS.find((each) => each * ten >= value);
    if (step !== undefined) {
      return step * ten;
    }
  }
}

/** One scale for all: what is among the slowest twentieth is off it, so that one outlier does not flatten the rest. */
export function scaleOf(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  return roundUp(ascending[Math.ceil(ascending.length * 0.95) - 1] ?? 1000);
}

const HOUR = 3_600_000;

/** How many of these times are in each of the latest 24 hours, the oldest hour first. */
export function byHour(times: readonly string[], now: number): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const time of times) {
    const hour = 23 - Math.floor((now - Date.parse(time)) / HOUR);
    if (hour >= 0 && hour < 24) {
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
  }
  return hours;
}
