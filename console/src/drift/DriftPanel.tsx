import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Drift } from '../api/tierwall';
import { idOf, policyOf } from '../intent/documents';
import { documents } from '../live/queries';
import { Age } from '../parts/age';
import { PanelFacts, SidePanel } from '../parts/SidePanel';
import { texts } from '../texts/drift';
import styles from './Drift.module.css';
import { AlarmLabel, HealedLabel } from './labels';

/** One edit: what differed field by field, who, when it was seen, and when it was put right. */
export function DriftPanel({ record, onClose }: { record: Drift | undefined; onClose: () => void }) {
  if (!record) {
    return (
      <SidePanel title={texts.title} closeLabel={texts.panel.close} onClose={onClose}>
        <p>{texts.panel.gone}</p>
      </SidePanel>
    );
  }
  const { object, cluster, fields = [] } = record;
  return (
    <SidePanel
      title={object.name}
      closeLabel={texts.panel.close}
      onClose={onClose}
      status={
        <>
          <HealedLabel record={record} />
          <span className="tw-quiet">{object.kind}</span>
        </>
      }
    >
      <p>{texts.did[record.kind]}</p>
      {record.alarm === 'OPEN' && <p className="tw-danger">{texts.alarmHelp}</p>}
      <h3>{texts.panel.differences}</h3>
      {fields.length === 0 && <p className="tw-quiet">{texts.panel.noFields}</p>}
      {fields.map(({ field, wanted, found }) => (
        <div key={field} className={styles.difference}>
          <p>{field}</p>
          <dl>
            <dt>{texts.panel.wanted}</dt>
            <dd>{wanted ?? <em className="tw-quiet">{texts.panel.absent}</em>}</dd>
            <dt>{texts.panel.found}</dt>
            <dd className="tw-warning">{found ?? <em className="tw-quiet">{texts.panel.absent}</em>}</dd>
          </dl>
        </div>
      ))}
      <PanelFacts
        facts={[
          [
            texts.panel.cluster,
            <Link key="cluster" href={`/fleet/${encodeURIComponent(cluster)}`}>
              {cluster}
            </Link>,
          ],
          [texts.panel.policy, record.path && <StandsFor path={record.path} />],
          [texts.panel.who, record.field_manager],
          [texts.panel.written, record.written_at && <Age time={record.written_at} />],
          [texts.panel.seen, <Age key="seen" time={record.seen_at} />],
          [
            texts.panel.again,
            record.last_seen_at === record.seen_at ? '' : <Age key="again" time={record.last_seen_at} />,
          ],
          [texts.panel.healed, record.healed_at && <Age time={record.healed_at} />],
          [texts.panel.times, record.count],
          [texts.panel.alarm, record.alarm === 'NONE' ? '' : <AlarmLabel key="alarm" alarm={record.alarm} />],
        ]}
      />
    </SidePanel>
  );
}

/** The policy, with a way to it; of a group the name. */
function StandsFor({ path }: { path: string }) {
  const known = useQuery(documents).data?.get(path);
  const name = known?.display_name ?? idOf(path);
  const category = typeof known?.category === 'string' ? known.category.toLowerCase() : '';
  return policyOf(path) === path && category !== '' ? (
    <Link href={`/firewall/${category}?${new URLSearchParams({ at: path })}`}>{name}</Link>
  ) : (
    name
  );
}
