import { Label } from '@patternfly/react-core';
import { memo } from 'react';
import { useParameter } from '../parts/useParameters';
import { texts } from '../texts/fleet';
import styles from './Fleet.module.css';
import { read, toggled, written } from './labels';

/** So many fit into a line. */
const MOST = 2;

/** The labels of one cluster; one that is chosen narrows the fleet to the clusters that have it. */
export const LabelChips = memo(function LabelChips({ line }: { line: string }) {
  const [chosen, choose] = useParameter('labels');
  const labels = read(line);
  const more = labels.slice(MOST);
  return (
    <span className={styles.labels}>
      {labels.slice(0, MOST).map((label) => (
        <button
          key={label}
          type="button"
          className={styles.label}
          title={texts.labels.narrow(label)}
          aria-pressed={read(chosen).includes(label)}
          onClick={() => choose(written(toggled(read(chosen), label)))}
        >
          {label}
        </button>
      ))}
      {more.length > 0 && (
        <span className="tw-quiet" title={more.join('\n')}>
          {texts.labels.more(more.length)}
        </span>
      )}
    </span>
  );
});

/** By which labels the fleet is narrowed. */
export function ChosenLabels() {
  const [chosen, choose] = useParameter('labels');
  const labels = read(chosen);
  return labels.map((label) => (
    <Label
      key={label}
      isCompact
      closeBtnAriaLabel={texts.labels.remove(label)}
      onClose={() => choose(written(toggled(labels, label)))}
    >
      {label}
    </Label>
  ));
}
