import { useSearchParams } from 'wouter';

/** What the address bar says, and a way to say something else; an empty value is left out. */
export function useParameters(): [
  parameters: URLSearchParams,
  set: (changes: Readonly<Record<string, string>>) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const set = (changes: Readonly<Record<string, string>>) =>
    setParameters((before) => withChanges(before, changes), { replace: true });
  return [parameters, set];
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
