import { Button } from '@patternfly/react-core';
import RedoIcon from '@patternfly/react-icons/dist/esm/icons/redo-icon';
import UndoIcon from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { breakdownOf } from '../intent/breakdown';
import { conflicts, countChanges, discard, redo, undo } from '../intent/draft';
import { texts } from '../texts/firewall';
import styles from './ChangeBar.module.css';
import { draftStore } from './store';
import { useCatalogue } from './useCatalogue';

const DiscardDialog = lazy(() => import('./DiscardDialog'));

/** There as long as something is unpublished, or can be brought back. */
export function ChangeBar() {
  const { draft, published } = useCatalogue();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const count = countChanges(draft.entries);
  const last = draft.past.at(-1);
  const next = draft.future[0];
  if (count === 0 && !next && !last) {
    return null;
  }
  const others = conflicts(published, draft.entries).size;
  const discardAll = () => {
    draftStore().update((now) => discard(now, texts.bar.discard, [...now.entries.keys()]));
    setAsking(false);
  };
  return (
    <section className={styles.bar} aria-label={texts.bar.label}>
      <strong aria-live="polite">{texts.bar.changes(count)}</strong>
      <span className={`tw-clip ${styles.quiet}`}>
        {[[...breakdownOf(draft.entries)].map(([part, many]) => texts.bar.parts[part](many)).join(', '), texts.bar.kept]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {others > 0 && <span className={styles.warning}>{texts.bar.conflicts(others)}</span>}
      <span className="tw-spring" />
      {last && (
        <Button
          variant="plain"
          onClick={() => draftStore().update(undo)}
          aria-label={texts.bar.undo(last.label)}
          icon={<UndoIcon />}
        >
          {texts.bar.undo(last.label)}
        </Button>
      )}
      {next && (
        <Button
          variant="plain"
          onClick={() => draftStore().update(redo)}
          aria-label={texts.bar.redo(next.label)}
          icon={<RedoIcon />}
        />
      )}
      <Button variant="plain" isDisabled={count === 0} onClick={() => setAsking(true)}>
        {texts.bar.discard}
      </Button>
      <Button
        className={styles.review ?? ''}
        isDisabled={count === 0}
        aria-keyshortcuts={texts.bar.reviewKey}
        onClick={() => navigate('/changes')}
      >
        {texts.bar.review}
      </Button>
      <span className={styles.key} aria-hidden="true">
        {texts.bar.reviewKey}
      </span>
      <Suspense>{asking && <DiscardDialog onDiscard={discardAll} onCancel={() => setAsking(false)} />}</Suspense>
    </section>
  );
}
