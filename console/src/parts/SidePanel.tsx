import { Button } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type ReactNode, useId } from 'react';
import styles from './sidePanel.module.css';
import { useKeys } from './useKeys';

interface Props {
  readonly title: string;
  /** Below the title. */
  readonly status?: ReactNode;
  readonly foot?: ReactNode;
  readonly closeLabel: string;
  /** Has to give the focus back to where it came from. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Details beside a table, no dialog: the table stays usable. Escape closes it. */
export function SidePanel({ title, status, foot, closeLabel, onClose, children }: Props) {
  const id = useId();
  useKeys([['Escape', onClose]]);
  return (
    <section className={`tw-card ${styles.panel}`} aria-labelledby={id}>
      <div className={styles.head}>
        <div className="tw-row">
          <h2 id={id} className="tw-clip" title={title}>
            {title}
          </h2>
          <span className="tw-spring" />
          <Button variant="plain" aria-label={closeLabel} icon={<TimesIcon />} onClick={onClose} />
        </div>
        {status && <div className="tw-row">{status}</div>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <div className={styles.body} tabIndex={0}>
        {children}
      </div>
      {foot && <div className={styles.foot}>{foot}</div>}
    </section>
  );
}

/** Pairs of a name and a value; what has no value is left out. */
export function PanelFacts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  );
}
