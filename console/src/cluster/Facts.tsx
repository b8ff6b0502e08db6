import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { withQuery } from '../api/paths';
import type { ClusterHealth } from '../api/tierwall';
import { type FleetRow, isSilent } from '../fleet/rows';
import { ageOf, useNow } from '../parts/age';
import { lastingOf } from '../parts/duration';
import { texts } from '../texts/cluster';
import styles from './Cluster.module.css';

/** Connection, Antrea, versions, access, policies and drift, each with how old it is. */
export function Facts({ row, reported }: { row: FleetRow; reported: ClusterHealth | undefined }) {
  const now = useNow();
  const { cluster, tally, drift } = row;
  const { access } = cluster;
  const silent = isSilent(cluster);
  const words = texts.health;
  const since = cluster.since ? words.since(lastingOf(now - Date.parse(cluster.since))) : '';
  const controller = reported?.controller_status;
  const heard = controller?.conditions[0]?.last_heartbeat_time;
  const checked = access.checked ? words.checked(ageOf(access.checked, now)) : '';
  const connection = words[cluster.connection as keyof typeof words];
  return (
    <dl className={`tw-card ${styles.facts}`}>
      <Fact name={words.connection} note={since}>
        <span className={silent ? 'tw-danger' : ''}>
          {typeof connection === 'string' ? connection : cluster.connection}
        </span>
      </Fact>
      <Fact
        name={words.controller}
        note={[
          !silent && heard ? words.heard(ageOf(heard, now)) : '',
          controller?.connected_agent_num === undefined ? '' : words.connected(controller.connected_agent_num),
        ]}
      >
        {words.states[controller?.status ?? 'UNKNOWN']}
      </Fact>
      <Fact name={words.agents} note={silent ? since : ''}>
        <Agents agents={silent ? undefined : reported?.agent_info} />
      </Fact>
      <Fact
        name={words.size}
        note={
          cluster.slowest_node &&
          words.slowest(cluster.slowest_node.name, lastingOf(now - Date.parse(cluster.slowest_node.behind_since)))
        }
      >
        {words.nodesAndPods(cluster.nodes, cluster.pods)}
      </Fact>
      <Fact name={words.versions} note={checked}>
        {access.antrea_version ? words.antrea(access.antrea_version) : words.agentsUnknown}
        {access.kubernetes_version && `, ${words.kubernetes(access.kubernetes_version)}`}
      </Fact>
      <Fact name={words.access} note={checked}>
        {access.state === 'UNKNOWN' ? (
          words.unchecked
        ) : access.findings.length > 0 ? (
          <span className="tw-warning">{words.incomplete(access.findings.length)}</span>
        ) : (
          words.COMPLETE
        )}
      </Fact>
      <Fact
        name={words.policies}
        note={<Link href={withQuery('/realized', { filter: cluster.id })}>{words.realization}</Link>}
      >
        {tally
          ? words.realized(silent && tally.unknown > 0 ? '?' : String(tally.realized), tally.desired)
          : words.agentsUnknown}
      </Fact>
      <Fact name={words.drift} note={<Link href={withQuery('/drift', { cluster: cluster.id })}>{words.drift}</Link>}>
        {drift && !(silent && drift.length === 0) ? words.edits(drift.length) : words.agentsUnknown}
      </Fact>
    </dl>
  );
}

function Agents({ agents }: { agents: ClusterHealth['agent_info'] | undefined }) {
  if (!agents) {
    return texts.health.agentsUnknown;
  }
  return (
    <>
      {texts.health.healthy(agents.healthy_agent_num)}
      {agents.degraded_agent_num > 0 && (
        <span className="tw-warning">, {texts.health.degraded(agents.degraded_agent_num)}</span>
      )}
      {agents.failed_agent_num > 0 && (
        <span className="tw-danger">, {texts.health.failed(agents.failed_agent_num)}</span>
      )}
    </>
  );
}

function Fact({ name, note, children }: { name: string; note: ReactNode | readonly string[]; children: ReactNode }) {
  const words = Array.isArray(note) ? note.filter((part) => part !== '').join(', ') : (note as ReactNode);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{children}</strong>
        <span className="tw-quiet">{words}</span>
      </dd>
    </div>
  );
}
