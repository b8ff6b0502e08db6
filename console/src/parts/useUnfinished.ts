import { useState } from 'react';

const unfinished = new Map<string, unknown>();

/** What somebody has begun to fill in: it is still there when they have looked at something else meanwhile. */
export function useUnfinished<T>(key: string, initial: T): readonly [T, (next: T) => void, forget: () => void] {
  const [value, setValue] = useState(() => (unfinished.get(key) as T | undefined) ?? initial);
  const set = (next: T) => {
    unfinished.set(key, next);
    setValue(next);
  };
  return [value, set, () => unfinished.delete(key)];
}
