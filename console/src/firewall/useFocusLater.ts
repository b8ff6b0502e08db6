import { useEffect, useState } from 'react';
import type { Category } from '../intent/documents';

/** @param ifLost whether it is left where it is unless it is nowhere */
type FocusLater = (path: string, ifLost?: boolean) => void;

/**
 * Gives the focus to a line once the table has it: to one that was just added, and to the one that the address names when
 * somebody comes to a category by a link.
 *
 * @param focusOn brings a line into sight, and gives it the focus; it does nothing where there is no such line
 */
export function useFocusLater(category: Category, selected: string, focusOn: (path: string) => void): FocusLater {
  const [wanted, setWanted] = useState({ path: '', ifLost: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only who arrives is led there, not who is there and selects
  useEffect(() => setWanted({ path: selected, ifLost: false }), [category]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each wish
  useEffect(() => {
    // A dialog that closes gives the focus back first.
    const later = setTimeout(() => {
      if (wanted.path !== '' && !(wanted.ifLost && document.activeElement !== document.body)) {
        focusOn(wanted.path);
      }
    });
    return () => clearTimeout(later);
  }, [wanted]);
  return (path, ifLost = false) => setWanted({ path, ifLost });
}
