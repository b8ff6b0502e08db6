import { Alert, Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { publish, Refusal } from '../api/client';
import { INFRA } from '../api/paths';
import { draftStore } from '../draft/store';
import { useCatalogue } from '../draft/useCatalogue';
import { type Change, changesOf, entriesOf, withDependents, withNeeds } from '../intent/changes';
import { policyOf } from '../intent/documents';
import { discard, EMPTY, rebase } from '../intent/draft';
import { treeOf } from '../intent/tree';
import { documents, may, queryClient, realization, user } from '../live/queries';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { texts as firewall } from '../texts/firewall';
import { texts } from '../texts/publish';
import { ChangeList } from './ChangeList';
import type { Settle } from './Conflict';
import { Effect, Guardrails } from './Effect';
import { Findings } from './Findings';
import { OverrideReason } from './OverrideReason';
import { isByGuardrail, overriding } from './override';
import styles from './Publish.module.css';
import { PublishProgress } from './PublishProgress';
import { usePlan } from './usePlan';
import { Words } from './words';

interface Published {
  readonly revision: number;
  readonly before: number;
  readonly policies: ReadonlySet<string>;
}

/** What is unpublished, what it would do, and how far the clusters are once it is published. */
export default function Publish() {
  const { query, published, draft, catalogue } = useCatalogue();
  const who = useQuery(user).data;
  const matrix = useQuery(realization).data;
  const [, navigate] = useLocation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Published>();
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

  if (done) {
    return (
      <>
        <h1>{texts.title}</h1>
        <PublishProgress {...done} onDone={() => navigate('/firewall')} />
      </>
    );
  }
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
        <Button variant="secondary" onClick={() => navigate('/firewall')}>
          {texts.back}
        </Button>
      </div>
      <div className={styles.columns}>
        <section className={`tw-card ${styles.column}`} aria-label={texts.changes}>
          <h2 className={styles.heading}>
            {texts.changes} <span className="tw-quiet">{texts.selected(chosen.size, changes.length)}</span>
          </h2>
          <ChangeList
            changes={changes}
            chosen={chosen}
            catalogue={catalogue}
            words={words}
            onChoose={choose}
            onDiscard={drop}
            onSettle={settle}
          />
        </section>
        <section className={`tw-card ${styles.column}`} aria-label={texts.judged} aria-busy={plan.isFetching}>
          <h2 className={styles.heading}>{texts.findings}</h2>
          {plan.isFetching && !plan.data && <SkeletonRows count={3} />}
          {plan.data && <Findings plan={plan.data} />}
          <h2 className={styles.heading}>{texts.guardrails}</h2>
          {plan.isFetching && !plan.data && <SkeletonRows count={3} />}
          {plan.data && <Guardrails plan={plan.data} />}
        </section>
        <section className={`tw-card ${styles.column}`} aria-label={texts.effect} aria-busy={plan.isFetching}>
          <h2 className={styles.heading}>
            {texts.effect} <span className="tw-quiet">{plan.isFetching ? texts.computing : texts.asOf}</span>
          </h2>
          {plan.isError && <Problems refusal={plan.error} />}
          {plan.isFetching && !plan.data && <SkeletonRows count={5} />}
          {plan.data && <Effect plan={plan.data} />}
        </section>
      </div>
      <PublishBar
        count={chosen.size}
        mayPublish={who !== undefined && may(who)}
        clashes={changes.some(({ path, verdict }) => chosen.has(path) && verdict.clashes.length > 0)}
        body={body}
        onPublished={(revision) => {
          const before = matrix?.revision ?? 0;
          const policies = new Set(
            changes
              .filter(({ path }) => chosen.has(path))
              .map(({ path }) => policyOf(path))
              .filter(Boolean),
          );
          draftStore().update((draftNow) => ({
            ...EMPTY,
            entries: discard(draftNow, '', [...entries.keys()]).entries,
          }));
          setDone({ revision, before, policies });
        }}
      />
    </>
  );
}

function Problems({ refusal }: { refusal: Error }) {
  const related = refusal instanceof Refusal ? refusal.related : [];
  return (
    <Alert isInline variant="danger" title={refusal.message}>
      {related.length > 0 && (
        <ul>
          {related.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

interface BarProps {
  readonly count: number;
  readonly mayPublish: boolean;
  readonly clashes: boolean;
  readonly body: unknown;
  readonly onPublished: (revision: number) => void;
}

/** The last step. What was refused says why, and what can be done. */
function PublishBar({ count, mayPublish, clashes, body, onPublished }: BarProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Error>();
  const [reason, setReason] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused is another publish than this one
  useEffect(() => setRefusal(undefined), [body]);
  const byGuardrail = isByGuardrail(refusal);
  const outdated = refusal instanceof Refusal && refusal.isOutdated;
  const blocked = !mayPublish ? firewall.policy.noPermission : clashes ? texts.blocked : '';

  const send = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      onPublished(await publish(`${INFRA}?enforce_revision_check=true`, body, byGuardrail ? overriding(reason) : {}));
    } catch (failure) {
      setRefusal(failure as Error);
      await queryClient.invalidateQueries({ queryKey: documents.queryKey });
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className={`tw-card ${styles.bar}`} aria-label={texts.publish(count)}>
      <div className={styles.refusal} role="alert">
        {outdated ? (
          <Alert isInline variant="warning" title={texts.outdated} />
        ) : (
          refusal && <Problems refusal={refusal} />
        )}
        {byGuardrail && <OverrideReason reason={reason} onChange={setReason} />}
      </div>
      <div className={styles.decide}>
        <Button
          isAriaDisabled={blocked !== '' || count === 0 || busy || (byGuardrail && reason.trim() === '')}
          isLoading={busy}
          variant={byGuardrail ? 'danger' : 'primary'}
          onClick={send}
        >
          {busy ? texts.publishing : byGuardrail ? texts.override : texts.publish(count)}
        </Button>
        {blocked && <p className="tw-warning">{blocked}</p>}
      </div>
    </section>
  );
}
