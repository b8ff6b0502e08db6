import type { RealizedState } from '../api/tierwall';
import { texts } from '../texts/realized';
import { CellMark } from './CellMark';
import styles from './Realized.module.css';

const STATES = [
  'SUCCESS',
  'IN_PROGRESS',
  'STUCK',
  'FAILED',
  'UNKNOWN',
  'NO_WORKLOAD',
] as const satisfies RealizedState[];

export function Legend() {
  return (
    <ul className={styles.legend} aria-label={texts.legend}>
      {STATES.map((state) => (
        <li key={state}>
          <CellMark state={state} /> {texts.legends[state]}
        </li>
      ))}
      <li>
        <span aria-hidden="true">–</span> {texts.legends.none}
      </li>
    </ul>
  );
}
