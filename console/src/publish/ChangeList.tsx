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
  readonly chosen: ReadonlySet<string>;
  readonly catalogue: Catalogue;
  readonly words: Words;
  readonly onChoose: (change: Change, on: boolean) => void;
  readonly onDiscard: (change: Change) => void;
  readonly onSettle: Settle;
}

/** Every unpublished edit, field by field; each can be left out, or discarded. */
export function ChangeList({ changes, chosen, catalogue, words, onChoose, onDiscard, onSettle }: Props) {
  return (
    <ul className={styles.list}>
      {changes.map((change) => {
        const name = change.doc.display_name;
        const policy = policyOf(change.path);
        return (
          <li key={change.path} className={styles.item}>
            <div className="tw-row">
              <Checkbox
                id={`publish-${change.path}`}
                aria-label={texts.include(name)}
                isChecked={chosen.has(change.path)}
                onChange={(_, on) => onChoose(change, on)}
              />
              <strong className="tw-clip">{name}</strong>
              <span className="tw-quiet tw-clip">
                {policy !== change.path && policy !== '' && nameOf(catalogue, policy)}
              </span>
              <span className="tw-spring" />
              <MarkChip mark={change.mark} />
              <Button
                variant="plain"
                aria-label={texts.discard(name)}
                icon={<UndoIcon />}
                onClick={() => onDiscard(change)}
              />
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
            <Conflict change={change} words={words} onSettle={onSettle} />
          </li>
        );
      })}
    </ul>
  );
}
