import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { INVENTORY_LISTS, type InventoryList, inventoryCount } from '../live/inventory';
import { texts } from '../texts/cluster';
import styles from './Cluster.module.css';
import { ItemList } from './ItemList';
import { YamlPanel } from './YamlPanel';

/** A tab for each kind of thing in the cluster; the address says which, so that a link shows the same. */
export function Lists({ cluster }: { cluster: string }) {
  const [search, setSearch] = useSearchParams();
  const list = INVENTORY_LISTS.find((each) => each === search.get('tab')) ?? 'namespaces';
  return (
    <div className={styles.split}>
      <section className={`tw-card ${styles.card}`}>
        <Tabs
          aria-label={texts.tabs}
          activeKey={list}
          mountOnEnter
          unmountOnExit
          onSelect={(_, key) => setSearch({ tab: String(key) })}
        >
          {INVENTORY_LISTS.map((each) => (
            <Tab key={each} eventKey={each} title={<Title cluster={cluster} list={each} />}>
              {each === list && <ItemList key={`${cluster} ${each}`} cluster={cluster} list={each} />}
            </Tab>
          ))}
        </Tabs>
      </section>
      <YamlPanel cluster={cluster} list={list} />
    </div>
  );
}

function Title({ cluster, list }: { cluster: string; list: InventoryList }) {
  const { data } = useQuery(inventoryCount(cluster, list));
  const known = data && (data.count > 0 || data.coverage.every((each) => each.state === 'KNOWN'));
  return (
    <TabTitleText>
      {texts.lists[list]} <span className="tw-quiet">{data && (known ? data.count : '?')}</span>
    </TabTitleText>
  );
}
