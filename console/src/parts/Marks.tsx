import type { Mark } from '../intent/marks';
import { texts } from '../texts/common';
import chip from './chip.module.css';
import styles from './panel.module.css';

/** What the draft does with an object, in a word. */
export function MarkChip({ mark }: { mark: Mark | undefined }) {
  return mark ? (
    <span className={`${chip.chip} ${chip[mark]}`} title={texts.markHelp}>
      {texts.marks[mark]}
    </span>
  ) : null;
}

/** The bar at the left of a line; the chip says the same in a word. */
export function markBar(mark: Mark | undefined): string {
  return mark ? (styles[`${mark}Bar`] ?? '') : '';
}
