import { Button } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type InventoryList, type Item, inventoryYaml } from '../live/inventory';
import { Age } from '../parts/age';
import { Asking } from '../parts/states';
import { useKeys } from '../parts/useKeys';
import { useParameter } from '../parts/useParameters';
import { texts } from '../texts/cluster';
import styles from './Cluster.module.css';
import { fromKey, yamlButtonId } from './columns';

/** The object that the address names, as the cluster holds it. Nothing is there while it names none. */
export function YamlPanel({ cluster, list }: { cluster: string; list: InventoryList }) {
  const [key, setKey] = useParameter('yaml');
  const item = fromKey(key);
  return (
    item && (
      <Yaml
        key={key}
        cluster={cluster}
        list={list}
        item={item}
        onClose={() => {
          setKey('');
          document.getElementById(yamlButtonId(key))?.focus();
        }}
      />
    )
  );
}

interface Props {
  readonly cluster: string;
  readonly list: InventoryList;
  readonly item: Pick<Item, 'kind' | 'namespace' | 'name'>;
  readonly onClose: () => void;
}

function Yaml({ cluster, list, item, onClose }: Props) {
  const query = useQuery(inventoryYaml(cluster, list, item));
  const [copied, setCopied] = useState('');
  useKeys([['Escape', onClose]]);
  const copy = async () => {
    await navigator.clipboard.writeText(query.data ?? '');
    setCopied(item.name);
  };
  return (
    <section className={`tw-card ${styles.yaml}`} aria-labelledby="yaml-title">
      <div className={`tw-row ${styles.yamlHead}`}>
        <h2 id="yaml-title" className="tw-clip">
          {texts.yamlOf(item.name)}
        </h2>
        <span className="tw-quiet">{query.dataUpdatedAt > 0 && <Age time={query.dataUpdatedAt} />}</span>
        <span className="tw-spring" />
        <Button variant="link" isInline isDisabled={!query.data} onClick={copy}>
          {copied === item.name ? texts.copied : texts.copy}
        </Button>
        <Button variant="plain" aria-label={texts.close} icon={<TimesIcon />} onClick={onClose} />
      </div>
      <Asking what={texts.yamlOf(item.name)} query={query}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
        <pre tabIndex={0}>{query.data}</pre>
      </Asking>
    </section>
  );
}
