import { Button } from '@patternfly/react-core';
import { Link } from 'wouter';
import { withQuery } from '../api/paths';
import type { Item } from '../live/inventory';
import list from '../parts/list.module.css';
import { texts } from '../texts/cluster';
import styles from './Cluster.module.css';
import { type Column, keyOf, yamlButtonId } from './columns';

interface Props {
  readonly cluster: string;
  readonly item: Item;
  readonly column: Column;
  readonly onYaml: (key: string) => void;
}

export function ItemCell({ cluster, item, column, onYaml }: Props) {
  switch (column) {
    case 'name':
      return <th scope="row">{item.name}</th>;
    case 'kind':
      return <td>{item.kind}</td>;
    case 'namespace':
      return <td>{item.namespace ?? <span className="tw-quiet">{texts.clusterWide}</span>}</td>;
    case 'labels':
      return <Labels of={item.labels} />;
    case 'selector':
      return <Labels of={item.selector ?? {}} />;
    case 'node':
      return (
        <td>
          {item.node && (
            <Link href={withQuery(`/fleet/${encodeURIComponent(cluster)}`, { tab: 'nodes', filter: item.node })}>
              {item.node}
            </Link>
          )}
        </td>
      );
    case 'addresses':
      return <td>{item.addresses?.join(', ') || '–'}</td>;
    case 'ports':
      return <td>{item.ports?.join(', ') || '–'}</td>;
    case 'ready':
      return <td>{item.ready ? texts.ready : <span className="tw-danger">{texts.notReady}</span>}</td>;
    case 'phase':
      return <td>{item.phase || '–'}</td>;
    case 'type':
      return <td>{item.type || '–'}</td>;
    case 'account':
      return <td>{item.service_account || '–'}</td>;
    case 'tier':
      return <td>{item.tier ?? '–'}</td>;
    case 'priority':
      return <td className={list.number}>{item.priority ?? '–'}</td>;
    case 'owner':
      return <td className={item.owner === 'ours' ? '' : 'tw-quiet'}>{texts.owner[item.owner]}</td>;
    case 'yaml':
      return (
        <td>
          <Button
            id={yamlButtonId(keyOf(item))}
            variant="link"
            isInline
            aria-label={texts.yamlOf(item.name)}
            onClick={() => onYaml(keyOf(item))}
          >
            {texts.columns.yaml}
          </Button>
        </td>
      );
  }
}

function Labels({ of }: { of: Readonly<Record<string, string>> }) {
  const labels = Object.entries(of);
  return (
    <td className={list.wrap}>
      {labels.length === 0 && <span className="tw-quiet">–</span>}
      {labels.map(([key, value]) => (
        <span key={key} className={styles.label}>
          {value === '' ? key : `${key}=${value}`}
        </span>
      ))}
    </td>
  );
}
