import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { enforceable } from '../firewall/ports';
import type { ServiceDoc } from '../intent/documents';
import type { Entries } from '../intent/draft';
import { markOf } from '../intent/marks';
import type { Use } from '../intent/uses';
import { MarkChip, markBar } from '../parts/Marks';
import styles from '../parts/panel.module.css';
import { texts as groups } from '../texts/groups';
import { texts } from '../texts/services';
import { describeService } from './entries';

const SHOWN = 200;

interface Props {
  readonly services: readonly ServiceDoc[];
  readonly entries: Entries;
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  readonly selected: string;
}

export function ServiceTable({ services, entries, uses, selected }: Props) {
  const [shown, setShown] = useState(SHOWN);
  const filter = new URLSearchParams(useSearch()).get('filter');
  const kept = filter ? `?filter=${encodeURIComponent(filter)}` : '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={texts.list}>
      <table className={styles.table} aria-label={texts.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.lead}>
              {texts.columns.name}
            </th>
            <th scope="col" style={{ width: '42%' }}>
              {texts.columns.ports}
            </th>
            <th scope="col" style={{ width: 110 }}>
              {texts.columns.origin}
            </th>
            <th scope="col" style={{ width: 100 }}>
              {texts.columns.used}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.slice(0, shown).map((service) => {
            const mark = markOf(entries, service.path);
            const ports = describeService(service);
            return (
              <tr key={service.path} aria-current={service.id === selected}>
                <td className={`${styles.lead} ${markBar(mark)}`}>
                  <span className="tw-row">
                    <Link
                      id={`service-${service.id}`}
                      title={ports}
                      href={`/services/${encodeURIComponent(service.id)}${kept}`}
                      className={`tw-clip ${styles.nameLink} ${mark === 'deleted' ? styles.struck : ''}`}
                    >
                      {service.display_name}
                    </Link>
                    <MarkChip mark={mark} />
                  </span>
                </td>
                <td>
                  {ports}
                  {!enforceable(service) && (
                    <span className="tw-quiet" title={texts.notEnforceableHelp}>
                      {' '}
                      · {texts.notEnforceable}
                    </span>
                  )}
                </td>
                <td className="tw-quiet">{service.is_default ? texts.predefined : texts.own}</td>
                <td className="tw-quiet">{groups.usedBy(uses.get(service.path)?.length ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {services.length > shown && (
        <p className={styles.more}>
          <Button variant="link" onClick={() => setShown(shown + SHOWN)}>
            {texts.more(Math.min(SHOWN, services.length - shown))}
          </Button>
        </p>
      )}
    </section>
  );
}
