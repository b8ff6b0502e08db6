import { Alert, Button } from '@patternfly/react-core';
import RedoIcon from '@patternfly/react-icons/dist/esm/icons/redo-icon';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { may, queryClient, realization, user } from '../live/queries';
import { Age } from '../parts/age';
import { SkeletonRows } from '../parts/states';
import { tryAgain } from '../parts/TryAgain';
import { useParameters } from '../parts/useParameters';
import { revisionOf, revisions } from '../revisions/queries';
import { RestoreAll } from '../revisions/RestoreAll';
import { texts as firewall } from '../texts/firewall';
import { texts } from '../texts/publish';
import { Foot } from './Foot';
import styles from './Foot.module.css';
import { ProgressRow } from './ProgressRow';
import type { Progress } from './progress';
import { previousOf } from './published';

interface Props {
  readonly revision: number;
  /** Undefined until it is known. */
  readonly rows: readonly Progress[] | undefined;
  /** When it was accepted, in milliseconds since 1970. */
  readonly since: number | undefined;
  /** The revisions that there are, once they are known. */
  readonly known: readonly number[] | undefined;
}

/** How far each cluster is with what was published, as it says itself, and the way back. */
export function ProgressFoot({ revision, rows, since, known }: Props) {
  const who = useQuery(user).data;
  const [, navigate] = useLocation();
  const [, set] = useParameters();
  const [asking, setAsking] = useState(false);
  const [back, setBack] = useState<number>();
  const failed = rows?.filter((row) => row.failed.length > 0) ?? [];
  const policies = new Set(failed.flatMap((row) => row.failed.map(({ policy }) => policy)));
  const trying = useMutation({
    mutationFn: () => Promise.all([...policies].map((policy) => tryAgain(policy))),
    onSettled: () => queryClient.invalidateQueries({ queryKey: realization.queryKey }),
  });
  const readOnly = who && may(who) ? '' : firewall.policy.noPermission;
  const previous = known && previousOf(known, revision);
  const why = readOnly || (known && previous === undefined ? texts.nothingBefore : '');
  return (
    <Foot
      label={texts.progress}
      rows={rows && rows.length > 0 && rows.map((row) => <ProgressRow key={row.cluster} row={row} />)}
    >
      <h2>
        {texts.accepted(revision)} <span className="tw-quiet">{since !== undefined && <Age time={since} />}</span>
      </h2>
      {!rows && <SkeletonRows count={1} />}
      {rows?.length === 0 && <p>{texts.noCluster}</p>}
      {back !== undefined && (
        <Alert component="p" isInline isLiveRegion variant="success" title={texts.rolledBack(back)} />
      )}
      {trying.isError && <Alert component="p" isInline variant="danger" title={trying.error.message} />}
      <div className={styles.buttons}>
        {failed.length > 0 && (
          <Button
            icon={<RedoIcon />}
            isAriaDisabled={readOnly !== '' || trying.isPending}
            isLoading={trying.isPending}
            onClick={() => trying.mutate()}
          >
            {texts.tryAgain(failed.map(({ cluster }) => cluster).join(', '))}
          </Button>
        )}
        <Button
          variant="secondary"
          isAriaDisabled={why !== '' || previous === undefined}
          title={why}
          onClick={() => setAsking(true)}
        >
          {previous === undefined ? texts.rollbackAtAll : texts.rollback(previous)}
        </Button>
        <Button variant={failed.length > 0 ? 'secondary' : 'primary'} onClick={() => navigate('/firewall')}>
          {texts.done}
        </Button>
      </div>
      {why && <p className="tw-quiet">{why}</p>}
      <p className="tw-quiet">{texts.leaving}</p>
      {asking && previous !== undefined && (
        <RestoreAll
          revision={previous}
          current={Math.max(revision, ...(known ?? []))}
          onDone={async () => {
            setAsking(false);
            setBack(previous);
            const [latest] = await queryClient.fetchQuery({ ...revisions, staleTime: 0 });
            set({ published: String(latest ? revisionOf(latest) : revision) }, true);
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </Foot>
  );
}
