import { useMemo, useState } from 'react';

/**
 * An order that nothing changes but a person: what is wanted when it is first known, then what was kept.
 *
 * @param wanted the keys, as they would be sorted now; what has come since the order was kept is last
 * @param known whether enough is known for an order to mean something
 */
export function useKeptOrder(wanted: readonly string[], known: boolean) {
  const [kept, setKept] = useState<readonly string[]>();
  if (!kept && known) {
    setKept(wanted);
  }
  const order = useMemo(() => (kept ? keptOrder(wanted, kept) : wanted), [wanted, kept]);
  return {
    order,
    moved: order.some((key, index) => key !== wanted[index]),
    sortAgain: () => setKept(wanted),
  };
}

export function keptOrder(wanted: readonly string[], kept: readonly string[]): string[] {
  const place = new Map(kept.map((key, index) => [key, index]));
  const of = (key: string) => place.get(key) ?? kept.length;
  return [...wanted].sort((a, b) => of(a) - of(b));
}
