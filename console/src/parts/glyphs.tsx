import ArrowRightIcon from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import BanIcon from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import UndoIcon from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import { type Action, CATEGORIES, type Category, type Direction } from '../intent/documents';
import { texts } from '../texts/common';
import styles from './glyphs.module.css';

/** Four bars, the one of the category filled. */
export function CategoryGlyph({ category }: { category: Category }) {
  return (
    <svg className={styles.category} viewBox="0 0 14 12" aria-hidden="true">
      {CATEGORIES.map((each, row) => (
        <rect
          key={each}
          className={each === category ? styles.filled : styles.bar}
          x="0"
          y={row * 3}
          width="14"
          height="2.2"
          rx="0.8"
        />
      ))}
    </svg>
  );
}

/** Allow, Drop or Reject: a sign and its word, never a colour alone. */
export function ActionLabel({ action }: { action: Action }) {
  return (
    <span className={styles[action]}>
      <ActionSign action={action} /> {texts.actions[action]}
    </span>
  );
}

export function ActionSign({ action }: { action: Action }) {
  switch (action) {
    case 'ALLOW':
      return <ArrowRightIcon set="default" />;
    case 'DROP':
      return <BanIcon set="default" />;
    case 'REJECT':
      return <UndoIcon set="default" />;
  }
}

const ARROWS: Readonly<Record<Direction, string>> = { IN: '→|', OUT: '|→', IN_OUT: '↔' };

export function DirectionLabel({ direction }: { direction: Direction }) {
  return (
    <span>
      <span aria-hidden="true" className={styles.direction}>
        {ARROWS[direction]}
      </span>{' '}
      {texts.directions[direction]}
    </span>
  );
}
