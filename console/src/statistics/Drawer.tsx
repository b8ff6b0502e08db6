import { Button } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../texts/statistics';
import styles from './Statistics.module.css';

interface Props {
  readonly label: string;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Stands over the right of the table, which stays usable. Esc closes it. */
export function Drawer({ label, title, actions, onClose, children }: Props) {
  const box = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role="dialog"]')) {
        close.current();
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return (
    <aside ref={box} className={styles.drawer} aria-label={label} tabIndex={-1}>
      <header className={styles.header}>
        {title}
        <span className="tw-spring" />
        {actions}
        <Button variant="plain" icon={<TimesIcon />} aria-label={texts.close} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
