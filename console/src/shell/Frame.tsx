import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { follow, type Stream } from '../live/events';
import { queryClient, realization, type User } from '../live/queries';
import { texts } from '../texts/common';
import { AccountMenu } from './AccountMenu';
import styles from './Frame.module.css';
import { Logo } from './Logo';
import { Rail } from './Rail';

/** What is around every screen: who is there, whether what is shown is live, and the way to the others. */
export function Frame({ user, children }: { user: User; children: ReactNode }) {
  const [stream, setStream] = useState<Stream>('connecting');
  useEffect(() => follow(queryClient, setStream), []);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {texts.shell.skip}
      </a>
      <header className={styles.masthead}>
        <Logo />
        <span className="tw-spring" />
        <Liveness stream={stream} />
        <AccountMenu user={user} />
      </header>
      <Rail />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
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
