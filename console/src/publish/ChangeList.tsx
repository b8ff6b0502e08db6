import { Button, Checkbox } from '@patternfly/react-core';
import UndoIcon from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import type { Change } from '../intent/changes';
import { policyOf } from '../intent/documents';
import type { Catalogue } from '../intent/snapshot';
import { MarkChip } from '../parts/Marks';
import { nameOf } from '../parts/names';
import { texts } from '../texts/publish';
import { Conflict, type Settle } from './Conflict';
import styles from './Publish.module.css';
import type { Words } from './words';

interface Props {
  readonly changes: readonly Change[];
  readonly catalogue: Catalogue;
  readonly words: Words;
  /** What can be done with them; undefined once they are published. */
  readonly editing?: Editing;
}

interface Editing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (change: Change, on: boolean) => void;
  readonly onDiscard: (change: Change) => void;
  readonly onSettle: Settle;
}

/** Every edit, field by field. As long as it is not published, each can be left out, or discarded. */
export function ChangeList({ changes, catalogue, words, editing }: Props) {
  return (
    <ul className={styles.list}>
      {changes.map((change) => {
        const name = change.doc.display_name;
        const policy = policyOf(change.path);
        return (
          <li key={change.path} className={styles.item}>
            <div className="tw-row">
              {editing && (
                <Checkbox
                  id={`publish-${change.path}`}
                  aria-label={texts.include(name)}
                  isChecked={editing.chosen.has(change.path)}
                  onChange={(_, on) => editing.onChoose(change, on)}
                />
              )}
              <strong className="tw-clip">{name}</strong>
              <span className="tw-quiet tw-clip">
                {policy !== change.path && policy !== '' && nameOf(catalogue, policy)}
              </span>
              <span className="tw-spring" />
              <MarkChip mark={change.mark} />
              {editing && (
                <Button
                  variant="plain"
                  aria-label={texts.discard(name)}
                  icon={<UndoIcon />}
                  onClick={() => editing.onDiscard(change)}
                />
              )}
            </div>
            <dl className={styles.fields}>
              {change.fields.map(({ field, before, after }) => (
                <div key={field + String(before) + String(after)}>
                  <dt>{words.field(field)}</dt>
                  <dd>
                    {change.mark === 'edited' && before !== undefined && (
                      <>
                        <del>{words.value(change.doc, field, before, 'before')}</del>{' '}
                      </>
                    )}
                    {after !== undefined && (
                      <>
                        {change.mark === 'edited' && field !== 'clusters' && <span aria-hidden="true">→ </span>}
                        <ins>{words.value(change.doc, field, after, 'after')}</ins>
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            {editing && <Conflict change={change} words={words} onSettle={editing.onSettle} />}
          </li>
        );
      })}
    </ul>
  );
}
