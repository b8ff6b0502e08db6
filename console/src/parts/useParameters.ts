import { useSearchParams } from 'wouter';

/** @param asStep whether Back undoes it */
type Change = (changes: Readonly<Record<string, string>>, asStep?: boolean) => void;

/** What the address bar says after the path, and how to say something else. Nothing takes a parameter away. */
export function useParameters(): readonly [URLSearchParams, Change] {
  const [search, setSearch] = useSearchParams();
  const set: Change = (changes, asStep = false) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === '') {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: !asStep },
    );
  return [search, set];
}
