import { useState } from 'react';

/** Whether something has been at rest since it is drawn: what passes by is drawn without what only a hand needs. */
export function useArrived(passing: boolean): boolean {
  const [arrived, setArrived] = useState(!passing);
  if (!passing && !arrived) {
    setArrived(true);
  }
  return arrived || !passing;
}
