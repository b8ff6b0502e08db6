import { Alert, Button, Checkbox } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { publish, Refusal } from '../api/client';
import { INFRA } from '../api/paths';
import type { Plan } from '../api/tierwall';
import { documents, may, queryClient, clusters as registered, user } from '../live/queries';
import { texts as firewall } from '../texts/firewall';
import { texts } from '../texts/publish';
import { blockersOf } from './blockers';
import { Problems } from './Columns';
import { Foot, StageBar } from './Foot';
import styles from './Foot.module.css';
import { brokenBy } from './guarded';
import { saying } from './message';
import { OverrideReason } from './OverrideReason';
import { isByGuardrail, overriding } from './override';
import { type Touched, touchedBy } from './review';

interface Props {
  /** How many changes are published. */
  readonly count: number;
  /** Whether something has to be chosen between mine and theirs. */
  readonly clashes: boolean;
  readonly body: unknown;
  /** Why; may be empty. */
  readonly message: string;
  /** What it would do, once that is known. */
  readonly plan: Plan | undefined;
  readonly onPublished: (revision: number) => void;
}

/** The last step: where it is written to, what is in the way, and the button. What was refused says why. */
export function ReviewFoot({ count, clashes, body, message, plan, onPublished }: Props) {
  const who = useQuery(user).data;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Error>();
  const [reason, setReason] = useState('');
  const [agreed, setAgreed] = useState(false);
  // What was refused, or agreed to, is this publish; the same read anew is no other one.
  const what = JSON.stringify(body);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what the effect is about
  useEffect(() => {
    setRefusal(undefined);
    setAgreed(false);
  }, [what]);
  const broken = plan ? brokenBy(plan, 'BLOCK').size : 0;
  const byGuardrail = broken > 0 || isByGuardrail(refusal);
  const opens = plan?.opens_on_the_way ?? false;
  const outdated = refusal instanceof Refusal && refusal.isOutdated;
  const touched = plan ? touchedBy(plan) : [];
  const readOnly = who === undefined || !may(who);
  const blockers = readOnly
    ? [firewall.policy.noPermission]
    : blockersOf({
        clashes,
        broken: byGuardrail && reason.trim() === '' ? Math.max(1, broken) : 0,
        opens: opens && !agreed,
      });
  const blocked = blockers.length > 0;

  const send = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const headers = { ...saying(message), ...(byGuardrail ? overriding(reason) : {}) };
      onPublished(await publish(`${INFRA}?enforce_revision_check=true`, body, headers));
    } catch (failure) {
      setRefusal(failure as Error);
      await queryClient.invalidateQueries({ queryKey: documents.queryKey });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Foot
      label={texts.willBeWritten}
      rows={touched.length > 0 && touched.map((each) => <TouchedRow key={each.cluster} touched={each} />)}
    >
      <div role="alert">
        {outdated ? (
          <Alert component="p" isInline variant="warning" title={texts.outdated} />
        ) : (
          refusal && <Problems refusal={refusal} />
        )}
      </div>
      {byGuardrail && !readOnly && <OverrideReason reason={reason} onChange={setReason} />}
      {opens && !readOnly && (
        <Checkbox
          id="agree-to-openings"
          label={texts.way.agree}
          isChecked={agreed}
          onChange={(_, on) => setAgreed(on)}
        />
      )}
      <Button
        isBlock
        isAriaDisabled={blocked || count === 0 || busy}
        isLoading={busy}
        variant={byGuardrail && !blocked ? 'danger' : 'primary'}
        aria-describedby="why-not-published"
        onClick={send}
      >
        {busy ? texts.publishing : byGuardrail && !blocked ? texts.override : texts.publish(count, touched.length)}
      </Button>
      <ul id="why-not-published" className={styles.blockers}>
        {blockers.map((blocker) => (
          <li key={blocker} className={byGuardrail || opens ? 'tw-danger' : 'tw-warning'}>
            {blocker}
          </li>
        ))}
      </ul>
      {blocked && !readOnly && count > 1 && <p className={`tw-quiet ${styles.small}`}>{texts.partial}</p>}
    </Foot>
  );
}

/** A cluster before anything is written. */
function TouchedRow({ touched: { cluster, objects } }: { touched: Touched }) {
  const nodes = useQuery(registered).data?.find(({ id }) => id === cluster)?.nodes;
  const words = objects === undefined ? texts.toWriteUnknown : texts.toWrite(objects);
  return (
    <tr>
      <th scope="row">{cluster}</th>
      {texts.stages.map((stage) => (
        <StageBar key={stage} filling={0} tone="running" />
      ))}
      <td>
        {words}
        {nodes !== undefined && <span className="tw-quiet">, {texts.onNodes(nodes)}</span>}
      </td>
    </tr>
  );
}
