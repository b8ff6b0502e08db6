import { Link } from 'wouter';
import { idOf } from '../intent/documents';
import type { Use } from '../intent/uses';
import { texts } from '../texts/objects';
import styles from './panel.module.css';

/** Every place that names a group or a service; each leads there. */
export function Uses({ uses }: { uses: readonly Use[] }) {
  if (uses.length === 0) {
    return <p className="tw-quiet">{texts.uses.none}</p>;
  }
  return (
    <table className={styles.table} aria-label={texts.uses.table}>
      <thead>
        <tr>
          <th scope="col">{texts.uses.where}</th>
          <th scope="col" style={{ width: 110 }}>
            {texts.uses.as}
          </th>
          <th scope="col" style={{ width: 110 }}>
            {texts.uses.inClusters}
          </th>
        </tr>
      </thead>
      <tbody>
        {uses.map((use) => (
          <tr key={`${use.rule?.path ?? use.policy?.path ?? use.service?.path} ${use.role}`}>
            <td>
              <Where use={use} />
            </td>
            <td>{texts.uses.roles[use.role]}</td>
            <td className="tw-quiet">
              <span title={use.clusters.map(idOf).join(', ')}>
                {use.policy ? texts.uses.clusters(use.clusters.length) : ''}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Where({ use: { policy, rule, service } }: { use: Use }) {
  if (service) {
    return <Link href={`/services/${encodeURIComponent(service.id)}`}>{service.display_name}</Link>;
  }
  const at = rule?.path ?? policy?.path ?? '';
  return (
    <Link href={`/firewall/${policy?.category.toLowerCase()}?at=${encodeURIComponent(at)}`}>
      {policy?.display_name}{' '}
      {rule ? `› ${rule.display_name}` : <span className="tw-quiet">{texts.uses.wholePolicy}</span>}
    </Link>
  );
}
