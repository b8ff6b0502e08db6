import type { Change, FieldChange } from '../intent/changes';
import { texts } from '../texts/publish';
import styles from './ChangeList.module.css';
import { listChange } from './sections';
import type { Words } from './words';

interface Props {
  readonly change: Change;
  readonly field: FieldChange;
  readonly words: Words;
}

/** One field that differs: what was, struck through, and what will be; of lists only what goes and comes. */
export function FieldLine({ change, field: { field, before, after }, words }: Props) {
  const edited = change.mark === 'edited';
  const list = edited ? listChange(before, after) : undefined;
  const say = (value: unknown, side: 'before' | 'after') => words.value(change.doc, field, value, side);
  return (
    <div>
      <dt>{words.field(field)}</dt>
      <dd>
        {list ? (
          <>
            {list.kept.length > 0 && say(list.kept, 'after')}{' '}
            {list.gone.length > 0 && <del>{say(list.gone, 'before')}</del>}{' '}
            {list.come.length > 0 && <ins>+ {say(list.come, 'after')}</ins>}
          </>
        ) : (
          <BeforeAfter
            before={edited && before !== undefined ? say(before, 'before') : undefined}
            after={after === undefined ? undefined : say(after, 'after')}
            arrow={edited && field !== 'clusters'}
          />
        )}
        {field === 'sequence_number' && after !== undefined && (
          <span className={styles.beside}> {words.beside(change.doc)}</span>
        )}
      </dd>
    </div>
  );
}

function BeforeAfter({
  before,
  after,
  arrow,
}: {
  before: string | undefined;
  after: string | undefined;
  arrow: boolean;
}) {
  if (before !== undefined && before === after) {
    return <span>{texts.sameInWords(after)}</span>;
  }
  return (
    <>
      {before !== undefined && <del>{before}</del>}{' '}
      {after !== undefined && (
        <>
          {arrow && <span aria-hidden="true">→ </span>}
          <ins>{after}</ins>
        </>
      )}
    </>
  );
}
