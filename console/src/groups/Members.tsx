import { Skeleton } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { clusters as clustersQuery } from '../live/queries';
import { Age } from '../parts/age';
import panel from '../parts/panel.module.css';
import { Failure } from '../parts/states';
import { texts } from '../texts/groups';
import styles from './Groups.module.css';
import { type InCluster, inClusters } from './members';
import { memberAddresses, memberPods } from './queries';

/** So many pods and addresses are listed in each cluster; who looks for one tries it below. */
const LISTED = 200;

/** The effective members in each cluster with a policy that names the group, each with its age. */
export function Members({ path, paths, used }: { path: string; paths: readonly string[]; used: boolean }) {
  const enabled = paths.length > 0;
  const pods = useQuery({ ...memberPods(path), enabled });
  const addresses = useQuery({ ...memberAddresses(path), enabled });
  const clusters = useQuery(clustersQuery);
  if (!enabled) {
    return <p className="tw-quiet">{used ? texts.members.noCluster : texts.members.unused}</p>;
  }
  if (pods.isError && !pods.data) {
    return <Failure what={texts.members.failed} query={pods} />;
  }
  if (!pods.data || !clusters.data) {
    return <Skeleton width="60%" />;
  }
  return (
    <>
      {pods.isError && <Failure what={texts.members.failed} query={pods} />}
      <table className={panel.table} aria-label={texts.members.title}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 150 }}>
              {texts.members.cluster}
            </th>
            <th scope="col">{texts.members.podsColumn}</th>
            <th scope="col" style={{ width: 120 }}>
              {texts.members.asOf}
            </th>
          </tr>
        </thead>
        <tbody>
          {inClusters(paths, pods.data, clusters.data).map((found) => (
            <tr key={found.id}>
              <td>{found.name}</td>
              <td className={panel.wrap}>
                <Pods found={found} />
              </td>
              <td className="tw-quiet">
                {found.answers ? (
                  <Age time={pods.dataUpdatedAt} />
                ) : (
                  <span title={texts.members.unknownHelp(found.name, found.reason)}>
                    <Age time={found.since} />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {addresses.data && addresses.data.results.length > 0 && (
        <details className={panel.below}>
          <summary>
            {texts.members.addressesTitle}:{' '}
            {texts.members.addresses(addresses.data.result_count ?? addresses.data.results.length)}
          </summary>
          <p className={styles.addressList}>{cut(addresses.data.results)}</p>
        </details>
      )}
    </>
  );
}

function Pods({ found: { name, pods, answers, reason } }: { found: InCluster }) {
  if (pods === undefined) {
    return (
      <span className={styles.unknown} title={texts.members.unknownHelp(name, reason)}>
        ? {texts.members.unknown}
      </span>
    );
  }
  if (pods.length === 0) {
    return <span className="tw-quiet">{texts.members.none}</span>;
  }
  return (
    <details>
      <summary aria-label={`${texts.members.pods(pods.length)}. ${texts.members.show(name)}`}>
        {texts.members.pods(pods.length)}
        {!answers && <span className="tw-warning"> {texts.members.lastKnown}</span>}
      </summary>
      <p className={styles.pods}>{cut(pods)}</p>
    </details>
  );
}

function cut(list: readonly string[]): string {
  const listed = list.slice(0, LISTED).join(', ');
  return list.length > LISTED ? `${listed} ${texts.members.andMore(list.length - LISTED)}` : listed;
}
