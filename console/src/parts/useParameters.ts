import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/**
 * @param changes the empty text takes a parameter away
 * @param asStep whether Back undoes it
 */
type Change = (changes: Readonly<Record<string, string>>, asStep?: boolean) => void;

/** What the address bar says after the path, and how to say something else. */
export function useParameters(): readonly [URLSearchParams, Change] {
  const [search, setSearch] = useSearchParams();
  const set: Change = useCallback(
    (changes, asStep = false) => setSearch((before) => withChanges(before, changes), { replace: !asStep }),
    [setSearch],
  );
  return [search, set];
}

/** One parameter of the address bar. */
export function useParameter(name: string): readonly [string, (value: string) => void] {
  const [search, set] = useParameters();
  return [search.get(name) ?? '', useCallback((value: string) => set({ [name]: value }), [name, set])];
}

function withChanges(before: URLSearchParams, changes: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return next;
}
