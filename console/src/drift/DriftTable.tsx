import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Drift } from '../api/tierwall';
import { ageOf, useNow } from '../parts/age';
import list from '../parts/list.module.css';
import { texts } from '../texts/drift';
import styles from './Drift.module.css';
import { AlarmLabel, HealedLabel } from './labels';

const COLUMNS = ['seen', 'object', 'cluster', 'kind', 'fields', 'who', 'healed', 'count', 'alarm'] as const;
const STEP = 200;

interface Props {
  readonly records: readonly Drift[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

export function DriftTable({ records, selected, onSelect }: Props) {
  const [most, setMost] = useState(STEP);
  const now = useNow();
  // Beside the panel, which has the fields in full, there is no room for them.
  const columns = COLUMNS.filter((column) => column !== 'fields' || selected === '');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label={texts.table}>
        <table className={list.table} aria-label={texts.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={column === 'count' ? list.number : ''}>
                  {texts.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {records.slice(0, most).map((record) => (
              <tr key={record.id} aria-selected={selected === String(record.id) || undefined}>
                <td className="tw-quiet">{ageOf(record.last_seen_at, now)}</td>
                <th scope="row">
                  <button
                    type="button"
                    id={`drift-${record.id}`}
                    className={list.plain}
                    aria-expanded={selected === String(record.id)}
                    title={texts.openRecord(record.object.name)}
                    onClick={() => onSelect(String(record.id))}
                  >
                    {record.object.name} <span className="tw-quiet">{record.object.kind}</span>
                  </button>
                </th>
                <td>
                  <Link href={`/fleet/${encodeURIComponent(record.cluster)}`}>{record.cluster}</Link>
                </td>
                <td>{texts.kinds[record.kind]}</td>
                {selected === '' && (
                  <td>
                    <Fields fields={record.fields ?? []} />
                  </td>
                )}
                <td className={record.field_manager === 'unknown' ? 'tw-quiet' : ''}>{record.field_manager}</td>
                <td>
                  <HealedLabel record={record} />
                </td>
                <td className={list.number}>{record.count}</td>
                <td>
                  <AlarmLabel alarm={record.alarm} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {records.length > most && (
        <div className={list.foot}>
          <Button variant="link" isInline onClick={() => setMost(most + STEP)}>
            {texts.more}
          </Button>
          <span className="tw-quiet">{texts.shown(most, records.length)}</span>
        </div>
      )}
    </>
  );
}

function Fields({ fields }: { fields: NonNullable<Drift['fields']> }) {
  const [first] = fields;
  if (!first) {
    return <span className="tw-quiet">–</span>;
  }
  return (
    <span title={fields.map(({ field }) => field).join('\n')}>
      <span className={styles.field}>{first.field}</span>
      {fields.length > 1 && <span className="tw-quiet"> {texts.moreFields(fields.length - 1)}</span>}
    </span>
  );
}
