import { Button, Checkbox } from '@patternfly/react-core';
import UndoIcon from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import type { Change } from '../intent/changes';
import { kindOf } from '../intent/documents';
import chip from '../parts/chip.module.css';
import { MarkChip } from '../parts/Marks';
import { texts } from '../texts/publish';
import styles from './ChangeList.module.css';
import { Conflict, type Settle } from './Conflict';
import { FieldLine } from './FieldLine';
import { KindSign } from './KindSign';
import { MembersLine } from './MembersLine';
import { isMoved } from './sections';
import type { Words } from './words';

export interface Editing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (change: Change, on: boolean) => void;
  readonly onDiscard: (change: Change) => void;
  readonly onSettle: Settle;
}

interface Props {
  readonly change: Change;
  readonly note: string;
  readonly words: Words;
  readonly editing: Editing | undefined;
}

/** What becomes of one object. */
export function ChangeItem({ change, note, words, editing }: Props) {
  const { doc, mark, path, fields } = change;
  const name = doc.display_name;
  const selects = kindOf(doc) === 'group' && mark !== 'deleted' && fields.some(({ field }) => field === 'expression');
  return (
    <li className={styles.item}>
      <div className="tw-row">
        {editing && (
          <Checkbox
            id={`publish-${path}`}
            aria-label={texts.include(name)}
            isChecked={editing.chosen.has(path)}
            onChange={(_, on) => editing.onChoose(change, on)}
          />
        )}
        <KindSign doc={doc} />
        <strong className="tw-clip">{name}</strong>
        <span className="tw-quiet tw-clip">{note}</span>
        <span className="tw-spring" />
        {isMoved(change) ? (
          <span className={`${chip.chip} ${styles.moved}`}>{texts.moved}</span>
        ) : (
          <MarkChip mark={mark} />
        )}
        {editing && (
          <Button
            variant="plain"
            size="sm"
            aria-label={texts.discard(name)}
            icon={<UndoIcon />}
            onClick={() => editing.onDiscard(change)}
          />
        )}
      </div>
      <dl className={`${styles.fields} ${editing ? styles.indented : ''}`}>
        {fields.map((field) => (
          <FieldLine
            key={field.field + String(field.before) + String(field.after)}
            change={change}
            field={field}
            words={words}
          />
        ))}
        {selects && <MembersLine change={change} />}
      </dl>
      {editing && <Conflict change={change} words={words} onSettle={editing.onSettle} />}
    </li>
  );
}
