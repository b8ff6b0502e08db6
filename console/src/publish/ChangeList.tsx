import { useMemo } from 'react';
import type { Change } from '../intent/changes';
import { kindOf } from '../intent/documents';
import type { Catalogue } from '../intent/snapshot';
import { usesOf } from '../intent/uses';
import { texts } from '../texts/publish';
import { ChangeItem, type Editing } from './ChangeItem';
import styles from './ChangeList.module.css';
import { sectionsOf } from './sections';
import type { Words } from './words';

interface Props {
  readonly changes: readonly Change[];
  readonly catalogue: Catalogue;
  readonly words: Words;
  /** What can be done with them; undefined once they are published. */
  readonly editing?: Editing;
}

/** Every edit, field by field, by what it belongs to. As long as it is not published, each can be left out, or discarded. */
export function ChangeList({ changes, catalogue, words, editing }: Props) {
  const sections = useMemo(() => sectionsOf(changes, words.before, catalogue), [changes, words, catalogue]);
  const uses = useMemo(() => usesOf(catalogue), [catalogue]);
  return sections.map(({ key, policy, changes: own }) => (
    <section key={key} aria-label={policy?.display_name ?? texts.sections[key] ?? own[0]?.doc.display_name}>
      <h3 className={styles.section}>
        {policy ? (
          <>
            {policy.display_name} <span className="tw-quiet">{policy.category}</span>
          </>
        ) : (
          (texts.sections[key] ?? own[0]?.doc.display_name)
        )}
      </h3>
      <ul className={styles.list}>
        {own.map((change) => (
          <ChangeItem
            key={change.path}
            change={change}
            note={noteOf(change, policy?.path === change.path, uses.get(change.path)?.length ?? 0)}
            words={words}
            editing={editing}
          />
        ))}
      </ul>
    </section>
  ));
}

/** What else is said of an object beside its name. */
function noteOf({ doc }: Change, isPolicy: boolean, uses: number): string {
  if (isPolicy) {
    return texts.thePolicy;
  }
  return kindOf(doc) === 'group' || kindOf(doc) === 'service' ? texts.usedBy(uses) : '';
}
