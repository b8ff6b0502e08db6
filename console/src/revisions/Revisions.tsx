import { Alert } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { may, queryClient, user } from '../live/queries';
import { Asking, Nothing } from '../parts/states';
import { useParameters } from '../parts/useParameters';
import { texts } from '../texts/revisions';
import { Comparison } from './Comparison';
import { revisionOf, revisions } from './queries';
import styles from './Revisions.module.css';
import { Timeline } from './Timeline';

/** What was published, any two of them compared, and the way back. */
export default function Revisions() {
  const [parameters, set] = useParameters();
  const query = useQuery(revisions);
  const who = useQuery(user).data;
  const [restored, setRestored] = useState(0);
  const known = (query.data ?? []).map(revisionOf);
  const current = known[0] ?? 0;
  const to = Number(parameters.get('to')) || current;
  const from = Number(parameters.get('from')) || (known.find((revision) => revision < to) ?? 0);
  const choose = (first: number, second: number) => set({ from: String(first), to: String(second) });
  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        <span className="tw-quiet">{texts.subtitle}</span>
      </div>
      {restored > 0 && <Alert component="p" isInline isLiveRegion variant="success" title={texts.done(restored)} />}
      <Asking what={texts.title} query={query}>
        {known.length === 0 ? (
          <div className="tw-card">
            <Nothing title={texts.empty} action={<Link href="/firewall">{texts.emptyAction}</Link>}>
              {texts.emptyBody}
            </Nothing>
          </div>
        ) : (
          <div className={styles.screen}>
            <Timeline revisions={query.data ?? []} from={from} to={to} onChoose={choose} />
            {from === 0 ? (
              <p className="tw-quiet">{texts.one}</p>
            ) : (
              <Comparison
                key={`${from} ${to}`}
                from={from}
                to={to}
                current={current}
                readOnly={who && may(who) ? '' : texts.noPermission}
                onSwap={() => choose(to, from)}
                onRestored={() => {
                  setRestored(from);
                  set({ from: '', to: '' });
                  queryClient.invalidateQueries({ queryKey: revisions.queryKey });
                }}
              />
            )}
          </div>
        )}
      </Asking>
    </>
  );
}
