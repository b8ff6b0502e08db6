import { Button } from '@patternfly/react-core';
import type { Doc } from '../intent/documents';
import type { Documents } from '../intent/snapshot';
import { texts } from '../texts/revisions';
import type { Change, ChangedObject } from './compare';
import styles from './Revisions.module.css';
import { fieldName, sayValue } from './words';

interface Props {
  readonly objects: readonly ChangedObject[];
  readonly before: Documents;
  readonly after: Documents;
  readonly from: number;
  /** Why nothing can be restored; empty when it can. */
  readonly readOnly: string;
  readonly onRestore: (policy: string) => void;
}

/** What differs, object by object, field by field: the old value struck through, then the new one. */
export function Changes({ objects, before, after, from, readOnly, onRestore }: Props) {
  return (
    <section className={`tw-card ${styles.section}`} aria-labelledby="changes">
      <h2 id="changes">{texts.changes}</h2>
      {objects.length === 0 && <p className="tw-quiet">{texts.noChange}</p>}
      {objects.map((object) => {
        const own = object.changes.find(({ path }) => path === object.path);
        return (
          <article key={object.path} className={styles.object} aria-label={object.name}>
            <div className="tw-row">
              <span className="tw-quiet">{texts.kinds[object.kind]}</span>
              <h3>{object.name}</h3>
              <State change={own} />
              {own && own.fields.length === 0 && object.kind !== 'policy' && (
                <Summary doc={own.after ?? own.before} documents={own.after ? after : before} />
              )}
              <span className="tw-spring" />
              {object.kind === 'policy' && (
                <Button
                  variant="link"
                  size="sm"
                  isAriaDisabled={readOnly !== ''}
                  title={readOnly}
                  onClick={() => onRestore(object.path)}
                >
                  {before.has(object.path) ? texts.restorePolicy(from) : texts.takeAway(from)}
                </Button>
              )}
            </div>
            {object.changes.map((change) => (
              <ChangeLines
                key={change.path}
                change={change}
                own={change.path === object.path}
                before={before}
                after={after}
              />
            ))}
          </article>
        );
      })}
    </section>
  );
}

function ChangeLines({
  change,
  own,
  before,
  after,
}: {
  change: Change;
  own: boolean;
  before: Documents;
  after: Documents;
}) {
  const name = (change.after ?? change.before)?.display_name;
  if (own && change.fields.length === 0) {
    return null;
  }
  return (
    <div className={styles.change}>
      {!own && (
        <span className="tw-row">
          <span className="tw-quiet">{texts.kinds[change.kind]}</span> {name} <State change={change} />
          {change.kind === 'rule' && change.fields.length === 0 && (
            <Summary doc={change.after ?? change.before} documents={change.after ? after : before} />
          )}
        </span>
      )}
      {change.fields.map((field) => (
        <span key={field} className={styles.field}>
          <span className="tw-quiet">{fieldName(field)}</span>
          <s>{sayValue(change.before, field, before)}</s>
          <span aria-hidden="true">→</span>
          <strong>{sayValue(change.after, field, after)}</strong>
        </span>
      ))}
    </div>
  );
}

/** Whether an object is new or gone. */
function State({ change }: { change: Change | undefined }) {
  const state = change && (change.before === undefined ? 'added' : change.after === undefined ? 'deleted' : undefined);
  return state ? <em className={styles[state]}>{texts[state]}</em> : null;
}

/** What a whole rule, group or service says, in a line. */
function Summary({ doc, documents }: { doc: Doc | undefined; documents: Documents }) {
  const say = (field: string) => sayValue(doc, field, documents);
  const ports = say('service_entries');
  if (doc?.resource_type !== 'Rule') {
    return <span className="tw-quiet tw-clip">{doc?.resource_type === 'Group' ? say('expression') : ports}</span>;
  }
  return (
    <span className="tw-quiet tw-clip">
      {say('action')} · {say('source_groups')} → {say('destination_groups')} ·{' '}
      {ports === texts.nothing ? say('services') : ports}
    </span>
  );
}
