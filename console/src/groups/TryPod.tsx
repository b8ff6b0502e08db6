import { FormSelect, FormSelectOption, Skeleton, TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { clusters as clustersQuery } from '../live/queries';
import { Failure } from '../parts/states';
import { useParameters } from '../parts/useParameters';
import { texts } from '../texts/groups';
import type { Criterion } from './criteria';
import styles from './Groups.module.css';
import { itemsOf, type PodItem, pods } from './queries';
import { Why } from './Why';

const LISTED = 50;

/** Is a pod a member, and why? What is asked is in the address bar, so that a link shows the same. */
export function TryPod({ criteria }: { criteria: readonly Criterion[] }) {
  const [parameters, setParameters] = useParameters();
  const clusters = useQuery(clustersQuery).data;
  const cluster = parameters.get('cluster') ?? clusters?.[0]?.id;
  const typed = parameters.get('pod') ?? '';
  if (clusters?.length === 0) {
    return <p className="tw-quiet">{texts.tryPod.noClusters}</p>;
  }
  if (cluster === undefined) {
    return <Skeleton width="60%" />;
  }
  return (
    <>
      <p className="tw-quiet">{texts.tryPod.help}</p>
      <div className={styles.tryBox}>
        <div>
          <label htmlFor="try-cluster">{texts.tryPod.cluster}</label>
          <FormSelect id="try-cluster" value={cluster} onChange={(_, value) => setParameters({ cluster: value })}>
            {clusters?.map(({ id, display_name }) => (
              <FormSelectOption key={id} value={id} label={display_name} />
            ))}
          </FormSelect>
        </div>
        <div>
          <label htmlFor="try-pod">{texts.tryPod.pod}</label>
          <TextInput
            id="try-pod"
            list="try-pods"
            autoComplete="off"
            placeholder={texts.tryPod.example}
            value={typed}
            onChange={(_, value) => setParameters({ pod: value })}
          />
        </div>
      </div>
      <Answer key={cluster} cluster={cluster} typed={typed.trim()} criteria={criteria} />
    </>
  );
}

function Answer({ cluster, typed, criteria }: { cluster: string; typed: string; criteria: readonly Criterion[] }) {
  const wanted = useDeferredValue(typed);
  const [first = '', second] = wanted.split('/');
  const found = useQuery(second === undefined ? pods(cluster, undefined, '') : pods(cluster, first, second));
  const items = found.data?.items ?? [];
  const pod = items.find((item) => nameOf(item) === typed);
  const proposed = items.filter((item) => nameOf(item).includes(wanted)).slice(0, LISTED);
  return (
    <>
      <datalist id="try-pods">
        {proposed.map((item) => (
          <option key={nameOf(item)} value={nameOf(item)} />
        ))}
      </datalist>
      <div role="status">
        {found.isError && <Failure what={texts.tryPod.failed} query={found} />}
        {typed !== '' && !pod && found.data && typed === wanted && (
          <p className="tw-quiet">
            {itemsOf(found.data) === undefined
              ? texts.tryPod.notRead(cluster, found.data.coverage[0]?.reason ?? '')
              : texts.tryPod.notFound(typed, cluster)}
          </p>
        )}
        {pod && <Why cluster={cluster} pod={pod} criteria={criteria} coverage={found.data?.coverage ?? []} />}
      </div>
    </>
  );
}

function nameOf({ namespace, name }: PodItem): string {
  return `${namespace}/${name}`;
}
