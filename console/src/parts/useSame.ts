import { useRef } from 'react';

type Actions = { readonly [name: string]: (...given: never[]) => void };

/** The same object each time, whose actions are always the latest: what is given it need not be drawn anew. */
export function useSame<T extends { [Name in keyof T]: (...given: never[]) => void }>(actions: T): T {
  const latest = useRef(actions);
  latest.current = actions;
  const same = useRef<T>(undefined);
  same.current ??= Object.fromEntries(
    Object.keys(actions).map((name) => [name, (...given: never[]) => (latest.current as Actions)[name]?.(...given)]),
  ) as T;
  return same.current;
}
