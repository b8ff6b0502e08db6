import { Alert, Button } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { publish, Refusal } from '../api/client';
import { INFRA } from '../api/paths';
import { documents, queryClient } from '../live/queries';
import { texts as firewall } from '../texts/firewall';
import { texts } from '../texts/publish';
import { Problems } from './Columns';
import { OverrideReason } from './OverrideReason';
import { isByGuardrail, overriding } from './override';
import styles from './Publish.module.css';

interface BarProps {
  readonly count: number;
  readonly mayPublish: boolean;
  readonly clashes: boolean;
  readonly body: unknown;
  readonly onPublished: (revision: number) => void;
}

/** The last step. What was refused says why, and what can be done. */
export function PublishBar({ count, mayPublish, clashes, body, onPublished }: BarProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Error>();
  const [reason, setReason] = useState('');
  // What was refused is this publish; the same read anew is no other one.
  const sent = JSON.stringify(body);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what the effect is about
  useEffect(() => setRefusal(undefined), [sent]);
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
          <Alert component="p" isInline variant="warning" title={texts.outdated} />
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
