import { Button } from '@patternfly/react-core';
import ClusterIcon from '@patternfly/react-icons/dist/esm/icons/cluster-icon';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { withQuery } from '../api/paths';
import { INVENTORY_LISTS, type InventoryList, inventoryCount } from '../live/inventory';
import { Age } from '../parts/age';
import list from '../parts/list.module.css';
import { texts } from '../texts/cluster';
import { texts as fleet } from '../texts/fleet';
import styles from './Fleet.module.css';
import { type FleetRow, isSilent, sorted } from './rows';

/** Each row asks for seven lists, so that not all are asked for at once. */
const STEP = 25;

/** Inventory > Containers > Clusters: how much of each kind is in each cluster. A number opens the list. */
export function Inventory({ rows }: { rows: readonly FleetRow[] }) {
  const [shown, setShown] = useState(STEP);
  return (
    <section className={`tw-card ${styles.card}`} aria-labelledby="inventory-title">
      <div className={`tw-row ${styles.chartsHead}`}>
        <h2 id="inventory-title">{texts.inventory.path}</h2>
        <span className="tw-quiet">{texts.inventory.help}</span>
      </div>
      <div className={list.scroller}>
        <table className={list.table} aria-label={texts.inventory.table}>
          <thead>
            <tr>
              <th scope="col">{fleet.columns.cluster}</th>
              {INVENTORY_LISTS.map((each) => (
                <th key={each} scope="col" className={list.number}>
                  {texts.lists[each]}
                </th>
              ))}
              <th scope="col" className={list.number}>
                {texts.inventory.read}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted(rows)
              .slice(0, shown)
              .map((row) => (
                <tr key={row.cluster.id}>
                  <th scope="row">
                    <span className={styles.name}>
                      <ClusterIcon />
                      <Link href={`/fleet/${encodeURIComponent(row.cluster.id)}`}>{row.cluster.display_name}</Link>
                      {isSilent(row.cluster) && <span className="tw-danger">{fleet.silent}</span>}
                    </span>
                  </th>
                  {INVENTORY_LISTS.map((each) => (
                    <td key={each} className={list.number}>
                      <Count cluster={row.cluster.id} name={each} />
                    </td>
                  ))}
                  <td className={list.number}>
                    <Read cluster={row.cluster.id} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <div className={list.foot}>
          <Button variant="link" isInline onClick={() => setShown(shown + STEP)}>
            {fleet.more}
          </Button>
          <span className="tw-quiet">{fleet.shown(shown, rows.length)}</span>
        </div>
      )}
    </section>
  );
}

/** How old the row is: its lists are asked for together. */
function Read({ cluster }: { cluster: string }) {
  const { dataUpdatedAt } = useQuery(inventoryCount(cluster, 'namespaces'));
  return <span className="tw-quiet">{dataUpdatedAt > 0 && <Age time={dataUpdatedAt} />}</span>;
}

/** A count that is not being watched any more is marked; one that was never known is no number. */
function Count({ cluster, name }: { cluster: string; name: InventoryList }) {
  const { data, isPending } = useQuery(inventoryCount(cluster, name));
  if (!data) {
    return <span className="tw-quiet">{isPending ? '…' : texts.inventory.unknown}</span>;
  }
  const unknown = data.coverage.filter((each) => each.state === 'UNKNOWN');
  if (unknown.length > 0 && data.count === 0) {
    return <span className="tw-quiet">{texts.inventory.unknown}</span>;
  }
  return (
    <Link
      href={withQuery(`/fleet/${encodeURIComponent(cluster)}`, { tab: name })}
      title={unknown.map((each) => `${each.kind}: ${each.reason}`).join('\n')}
    >
      {data.count}
      {unknown.length > 0 && ' ?'}
    </Link>
  );
}
