import { Link } from 'wouter';
import type { AuditEntry } from '../api/tierwall';
import { PanelFacts, SidePanel } from '../parts/SidePanel';
import { texts } from '../texts/audit';
import styles from './Audit.module.css';
import { Who } from './AuditTable';
import { comparisonOf } from './links';
import { OutcomeLabel } from './OutcomeLabel';

/** All that is recorded of one request. */
export function AuditPanel({ entry, onClose }: { entry: AuditEntry | undefined; onClose: () => void }) {
  if (!entry) {
    return (
      <SidePanel title={texts.title} closeLabel={texts.panel.close} onClose={onClose}>
        <p>{texts.panel.notRead}</p>
      </SidePanel>
    );
  }
  const { revision } = entry;
  return (
    <SidePanel
      title={`${entry.method} ${entry.path.split('/').at(-1) ?? ''}`}
      closeLabel={texts.panel.close}
      onClose={onClose}
      status={<OutcomeLabel entry={entry} />}
    >
      <p>{texts.outcomeHelp[entry.outcome]}</p>
      <PanelFacts
        facts={[
          [texts.columns.user, <Who key="who" entry={entry} />],
          [texts.columns.time, new Date(entry.time).toLocaleString()],
          [texts.columns.address, entry.address],
          [texts.columns.method, entry.method],
          [
            texts.columns.path,
            <code key="path" className={styles.full}>
              {entry.path}
            </code>,
          ],
          [texts.panel.parameters, entry.parameters && <code className={styles.full}>{entry.parameters}</code>],
          [texts.panel.status, entry.status],
          [
            texts.columns.revision,
            revision === undefined ? undefined : (
              <Link key="revision" href={comparisonOf(revision)}>
                {revision}
              </Link>
            ),
          ],
          [
            texts.panel.request,
            <code key="request" className={styles.full}>
              {entry.request_id}
            </code>,
          ],
        ]}
      />
    </SidePanel>
  );
}
