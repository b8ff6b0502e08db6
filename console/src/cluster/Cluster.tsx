import { Alert, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { withQuery } from '../api/paths';
import { mayRegister } from '../fleet/access';
import { Findings } from '../fleet/CheckResult';
import { ClusterMenu } from '../fleet/ClusterMenu';
import { HealthLabel } from '../fleet/HealthLabel';
import { labelsOf } from '../fleet/labels';
import { useFleet } from '../fleet/useFleet';
import { health, user } from '../live/queries';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { texts } from '../texts/cluster';
import { texts as fleet } from '../texts/fleet';
import styles from './Cluster.module.css';
import { Facts } from './Facts';
import { Lists } from './Lists';

/** One cluster: how it is, and what is in it. */
export default function Cluster() {
  const { cluster: id = '' } = useParams<{ cluster: string }>();
  const { rows, list } = useFleet();
  const reports = useQuery(health).data;
  const who = useQuery(user).data;
  const row = rows?.find((each) => each.cluster.id === id);
  if (!row) {
    return (
      <div className="tw-card">
        <h1 className="tw-said">{id}</h1>
        {list.isPending && <SkeletonRows />}
        {list.isError && <Failure what={id} query={list} />}
        {list.data && (
          <Nothing title={texts.notThere.title(id)} action={<Link href="/fleet">{texts.notThere.action}</Link>} />
        )}
      </div>
    );
  }
  const { cluster } = row;
  // The latest check may be old: while the cluster does not answer, it only adds what to do.
  const unreachable = cluster.access.findings.find(({ kind }) => kind === 'unreachable');
  return (
    <>
      <div className="tw-row">
        <nav aria-label={texts.breadcrumb} className={styles.breadcrumb}>
          <Link href="/fleet">{texts.fleet}</Link>
          <span aria-hidden="true">›</span>
        </nav>
        <h1 className="tw-clip">{cluster.display_name}</h1>
        {cluster.display_name !== cluster.id && <span className="tw-quiet">{cluster.id}</span>}
        {labelsOf(cluster).map((label) => (
          <Link key={label} href={withQuery('/fleet', { labels: label })} title={fleet.labels.narrow(label)}>
            <Label isCompact>{label}</Label>
          </Link>
        ))}
        <HealthLabel health={row.health} because={row.because} />
        {cluster.connection === 'CONNECTED' && <span className="tw-quiet tw-clip">{row.because}</span>}
        <span className="tw-spring" />
        <ClusterMenu row={row} allowed={who !== undefined && mayRegister(who)} />
      </div>
      {list.isError && <Failure what={cluster.display_name} query={list} />}
      {cluster.connection === 'UNREACHABLE' && (
        <Alert isInline component="h2" variant="danger" title={texts.doesNotAnswer(cluster.reason)}>
          {unreachable?.remedy}
        </Alert>
      )}
      <Findings findings={cluster.access.findings.filter((finding) => finding !== unreachable)} />
      <Facts row={row} reported={reports?.find((each) => each.id === id)} />
      <Lists key={id} cluster={id} />
    </>
  );
}
