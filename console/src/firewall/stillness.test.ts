import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterStillness, STILL } from './stillness';

let frames: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => {
    frames[frame - 1] = () => {};
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function draw() {
  for (const frame of frames.splice(0)) {
    frame();
  }
}

test('a table rests in the first frame after a while without scrolling', () => {
  const rest = vi.fn();
  afterStillness(rest);
  vi.advanceTimersByTime(STILL - 1);
  draw();
  expect(rest).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(rest).not.toHaveBeenCalled();
  draw();
  expect(rest).toHaveBeenCalledOnce();
});

test('it does not when it is scrolled before that time is over, or before that frame comes', () => {
  const rest = vi.fn();
  const scrolledBefore = afterStillness(rest);
  vi.advanceTimersByTime(STILL - 1);
  scrolledBefore();
  vi.advanceTimersByTime(STILL);
  draw();
  const scrolledLate = afterStillness(rest);
  vi.advanceTimersByTime(STILL);
  scrolledLate();
  draw();
  expect(rest).not.toHaveBeenCalled();
});
