import { Alert, Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { perform, useCatalogue } from '../draft/useCatalogue';
import { idOf } from '../intent/documents';
import { clusters } from '../live/queries';
import { Failure, SkeletonRows } from '../parts/states';
import { texts } from '../texts/revisions';
import { Changes } from './Changes';
import { compare } from './compare';
import { Effect } from './Effect';
import { MessageList } from './MessageList';
import { complete } from './queries';
import { RestoreAll } from './RestoreAll';
import styles from './Revisions.module.css';
import { type Restored, restorePolicy } from './restore';

interface Props {
  readonly from: number;
  readonly to: number;
  readonly current: number;
  readonly readOnly: string;
  readonly onSwap: () => void;
  readonly onRestored: () => void;
}

/** Two revisions side by side: what differs, what that does to traffic, and the way back to the first one. */
export function Comparison({ from, to, current, readOnly, onSwap, onRestored }: Props) {
  const before = useQuery({ ...complete(from), placeholderData: (kept) => kept });
  const after = useQuery({ ...complete(to), placeholderData: (kept) => kept });
  const registered = useQuery(clusters).data;
  const { catalogue } = useCatalogue();
  const [asking, setAsking] = useState(false);
  const [restored, setRestored] = useState<Restored>();
  const failed = before.isError ? before : after.isError ? after : undefined;
  const back = readOnly || (from === current ? texts.isCurrent : '');

  const restore = (policy: string) => {
    if (before.data && registered) {
      const paths = new Set(registered.map(({ path }) => path));
      const result = restorePolicy(policy, before.data, catalogue.documents, paths, texts.restoreLabel);
      if (result.done.edits.size > 0) {
        perform(result.done);
      }
      setRestored(result);
    }
  };

  return (
    <div className={styles.comparison}>
      <div className="tw-row">
        <h2 className={styles.compared}>{texts.compared(from, to)}</h2>
        {from > to && <span className="tw-quiet">{texts.backwards}</span>}
        <span className="tw-spring" />
        <Button variant="link" onClick={onSwap}>
          {texts.swap}
        </Button>
        <Button variant="secondary" isAriaDisabled={back !== ''} title={back} onClick={() => setAsking(true)}>
          {texts.restoreAll(from)}
        </Button>
      </div>
      <MessageList from={from} to={to} />
      {restored && <Outcome restored={restored} nameOf={(path) => catalogue.documents.get(path)?.display_name} />}
      {failed && <Failure what={texts.compared(from, to)} query={failed} />}
      {from === to ? (
        <p className="tw-quiet">{texts.same}</p>
      ) : (
        <>
          {(before.isPending || after.isPending) && !failed && <SkeletonRows />}
          {before.data && after.data && (
            <div className={before.isPlaceholderData || after.isPlaceholderData ? styles.stale : ''}>
              <Changes
                objects={compare(before.data, after.data)}
                before={before.data}
                after={after.data}
                from={from}
                readOnly={readOnly}
                onRestore={restore}
              />
            </div>
          )}
          <Effect from={from} to={to} />
        </>
      )}
      {asking && (
        <RestoreAll
          revision={from}
          current={current}
          onDone={() => {
            setAsking(false);
            onRestored();
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Outcome({ restored, nameOf }: { restored: Restored; nameOf: (path: string) => string | undefined }) {
  const { done, brought, left } = restored;
  const name = nameOf(done.focus) ?? idOf(done.focus);
  const changed = done.edits.size > 0;
  return (
    <Alert
      component="p"
      isInline
      isLiveRegion
      variant={changed ? 'success' : 'info'}
      title={changed ? texts.inDraft(name) : texts.unchanged(name)}
      actionLinks={changed && <Link href="/changes">{texts.review}</Link>}
    >
      {brought.length > 0 && texts.brought(brought.map(({ display_name }) => display_name).join(', '))}{' '}
      {left.length > 0 && texts.left(left.map(idOf).join(', '))}
    </Alert>
  );
}
