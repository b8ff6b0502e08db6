import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { withQuery } from '../api/paths';
import { INVENTORY_LISTS, type InventoryList, inventoryCount } from '../live/inventory';
import { texts } from '../texts/cluster';
import styles from './Cluster.module.css';
import { ItemList } from './ItemList';
import { YamlPanel } from './YamlPanel';

/** A tab for each kind of thing in the cluster; the address says which, so that a link shows the same. */
export function Lists({ cluster }: { cluster: string }) {
  const [search] = useSearchParams();
  const list = INVENTORY_LISTS.find((each) => each === search.get('tab')) ?? 'namespaces';
  return (
    <div className={styles.split}>
      <section className={`tw-card ${styles.card}`} aria-label={texts.lists[list]}>
        <nav className={styles.tabs} aria-label={texts.tabs}>
          {INVENTORY_LISTS.map((each) => (
            <Link
              key={each}
              href={withQuery(`/fleet/${encodeURIComponent(cluster)}`, { tab: each })}
              className={styles.tab ?? ''}
              aria-current={each === list ? 'page' : undefined}
            >
              {texts.lists[each]} <Count cluster={cluster} list={each} />
            </Link>
          ))}
        </nav>
        <ItemList key={list} cluster={cluster} list={list} />
      </section>
      <YamlPanel cluster={cluster} list={list} />
    </div>
  );
}

/** How many; a question mark where it was never known. */
function Count({ cluster, list }: { cluster: string; list: InventoryList }) {
  const { data } = useQuery(inventoryCount(cluster, list));
  const known = data && (data.count > 0 || data.coverage.every((each) => each.state === 'KNOWN'));
  return <span className="tw-quiet">{data && (known ? data.count : '?')}</span>;
}
