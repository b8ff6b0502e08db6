import { Button } from '@patternfly/react-core';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { draftStore } from '../draft/store';
import { redo, undo } from '../intent/draft';
import { follow, type Stream } from '../live/events';
import { queryClient, realization, type User } from '../live/queries';
import { Tip } from '../parts/Tip';
import { useKeys } from '../parts/useKeys';
import { texts } from '../texts/common';
import { AccountMenu } from './AccountMenu';
import styles from './Frame.module.css';
import { Logo } from './Logo';
import { Rail } from './Rail';

const Keys = lazy(() => import('./Keys'));
const Palette = lazy(() => import('./Palette'));

/** What is around every screen: who is there, whether what is shown is live, and the way to the others. */
export function Frame({ user, children }: { user: User; children: ReactNode }) {
  const [stream, setStream] = useState<Stream>('connecting');
  const [opened, setOpened] = useState<'palette' | 'keys'>();
  useEffect(() => follow(queryClient, setStream), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        setOpened('palette');
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  useKeys([
    ['?', () => setOpened('keys')],
    ['u', () => draftStore().update(undo)],
    ['U', () => draftStore().update(redo)],
  ]);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {texts.shell.skip}
      </a>
      <header className={styles.masthead}>
        <Logo />
        <span className="tw-spring" />
        <button type="button" className={styles.search} onClick={() => setOpened('palette')}>
          <SearchIcon /> <span className="tw-clip">{texts.shell.search}</span> <kbd>Ctrl K</kbd>
        </button>
        <span className="tw-spring" />
        <Liveness stream={stream} />
        <Button
          variant="plain"
          aria-label={texts.keys.open}
          icon={<QuestionCircleIcon />}
          onClick={() => setOpened('keys')}
        />
        <AccountMenu user={user} />
      </header>
      <Rail />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <Tip />
      <Suspense>
        {opened === 'palette' && <Palette onClose={() => setOpened(undefined)} />}
        {opened === 'keys' && <Keys onClose={() => setOpened(undefined)} />}
      </Suspense>
    </div>
  );
}

function Liveness({ stream }: { stream: Stream }) {
  const matrix = useQuery(realization).data;
  const all = matrix?.clusters ?? [];
  const answering = all.filter((cluster) => cluster.connection === 'CONNECTED').length;
  const word = { live: texts.shell.live, connecting: texts.shell.connecting, lost: texts.shell.lost }[stream];
  return (
    <span className="tw-row" role="status" title={stream === 'live' ? '' : texts.shell.lostHelp}>
      <span className={`${styles.dot} ${styles[stream]}`} aria-hidden="true" />
      <strong>{word}</strong>
      <span className="tw-quiet">{matrix && texts.shell.answering(answering, all.length)}</span>
    </span>
  );
}
