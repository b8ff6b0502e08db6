import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { draftStore } from '../draft/store';
import { useCatalogue } from '../draft/useCatalogue';
import { type Change, changesOf, entriesOf, withDependents, withNeeds } from '../intent/changes';
import { discard, EMPTY, rebase } from '../intent/draft';
import { treeOf } from '../intent/tree';
import { realization, user } from '../live/queries';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { texts } from '../texts/publish';
import { ChangeList } from './ChangeList';
import { Columns } from './Columns';
import type { Settle } from './Conflict';
import { MessageField } from './MessageField';
import { remember } from './published';
import { ReviewFoot } from './ReviewFoot';
import { usePlan } from './usePlan';
import { Words } from './words';

/** What is unpublished, and what it would do. */
export function Review() {
  const { query, published, draft, catalogue } = useCatalogue();
  const who = useQuery(user).data;
  const matrix = useQuery(realization).data;
  const [, navigate] = useLocation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const changes = useMemo(() => changesOf(published, draft.entries), [published, draft.entries]);
  const chosen = useMemo(
    () => new Set(changes.map(({ path }) => path).filter((path) => !left.has(path))),
    [changes, left],
  );
  const entries = useMemo(() => entriesOf(draft.entries, changes, chosen), [draft.entries, changes, chosen]);
  const body = useMemo(() => treeOf(published, entries), [published, entries]);
  const words = useMemo(() => new Words(published, catalogue, draft.entries), [published, catalogue, draft.entries]);
  const plan = usePlan(body, matrix?.revision ?? 0, entries.size > 0 && query.data !== undefined);

  const choose = (change: Change, on: boolean) =>
    setLeft((before) => {
      const all = changes.map(({ path }) => path);
      if (on) {
        const wanted = withNeeds(changes, new Set([change.path]));
        return new Set([...before].filter((path) => !wanted.has(path)));
      }
      const gone = withDependents(changes, new Set([change.path]));
      return new Set(all.filter((path) => before.has(path) || gone.has(path)));
    });
  const drop = (change: Change) =>
    draftStore().update((now) =>
      discard(now, texts.discard(change.doc.display_name), [...withDependents(changes, new Set(change.entries))]),
    );
  const settle: Settle = (change, choices) =>
    choices === 'theirs'
      ? drop(change)
      : draftStore().update((now) =>
          rebase(now, published, texts.settled(change.doc.display_name), change.entries, choices),
        );

  if (query.isPending) {
    return <SkeletonRows />;
  }
  if (changes.length === 0) {
    return (
      <>
        <h1>{texts.title}</h1>
        {query.isError && <Failure what={texts.title} query={query} />}
        <div className="tw-card">
          <Nothing
            title={texts.none}
            action={
              <Button variant="link" onClick={() => navigate('/firewall')}>
                {texts.edit}
              </Button>
            }
          >
            {texts.noneBody}
          </Nothing>
        </div>
      </>
    );
  }
  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        <span className="tw-quiet">{who && matrix && texts.draft(who.user_name, matrix.revision)}</span>
        <span className="tw-spring" />
        <MessageField
          message={draft.message}
          onChange={(message) => draftStore().update((now) => ({ ...now, message }))}
        />
        <Button variant="secondary" onClick={() => navigate('/firewall')}>
          {texts.back}
        </Button>
      </div>
      <Columns
        count={texts.selected(chosen.size, changes.length)}
        body={body}
        plan={plan}
        onRecompute={() => plan.refetch()}
        changes={
          <ChangeList
            changes={changes}
            catalogue={catalogue}
            words={words}
            editing={{ chosen, onChoose: choose, onDiscard: drop, onSettle: settle }}
          />
        }
      />
      <ReviewFoot
        count={chosen.size}
        clashes={changes.some(({ path, verdict }) => chosen.has(path) && verdict.clashes.length > 0)}
        body={body}
        message={draft.message}
        plan={plan.data}
        onPublished={(revision) => {
          remember(revision, { before: published, entries }, plan.data);
          draftStore().update((draftNow) => ({
            ...EMPTY,
            entries: discard(draftNow, '', [...entries.keys()]).entries,
          }));
          navigate(`/changes?published=${revision}`);
        }}
      />
    </>
  );
}
