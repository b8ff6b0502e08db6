import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import type { Change } from '../intent/changes';
import type { Choices } from '../intent/merge';
import { texts } from '../texts/publish';
import styles from './Publish.module.css';
import { ThreeWay } from './ThreeWay';
import type { Words } from './words';

/** Joins a change with what others published: by what was chosen, or theirs alone. */
export type Settle = (change: Change, choices: Choices | 'theirs') => void;

interface Props {
  readonly change: Change;
  readonly words: Words;
  readonly onSettle: Settle;
}

const MINE: Choices = new Map();

/** Says that others changed the same object meanwhile, and asks whose counts. */
export function Conflict({ change, words, onSettle }: Props) {
  const [open, setOpen] = useState(false);
  const { theirs, clashes } = change.verdict;
  if (theirs.length === 0) {
    return null;
  }
  // Of a policy that is gone, its clusters alone cannot be kept.
  const nothingToKeep = change.published === undefined && !change.entries.includes(change.path);
  return (
    <div className={styles.conflict} role="note">
      <strong>{whatHappened(change, words)}</strong> {clashes.length === 0 ? texts.joined : texts.clash}
      <div className="tw-row">
        {!nothingToKeep && (
          <>
            <Button variant="link" isInline onClick={() => setOpen(true)}>
              {texts.compare}
            </Button>
            <Button variant="link" isInline onClick={() => onSettle(change, MINE)}>
              {texts.takeMine}
            </Button>
          </>
        )}
        {clashes.length > 0 && (
          <Button variant="link" isInline onClick={() => onSettle(change, 'theirs')}>
            {texts.takeTheirs}
          </Button>
        )}
      </div>
      {open && (
        <ThreeWay
          change={change}
          words={words}
          onSettle={(choices) => {
            setOpen(false);
            onSettle(change, choices);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function whatHappened({ verdict: { theirs }, published, mark }: Change, words: Words): string {
  if (!theirs.includes('*')) {
    return texts.theirs(theirs.map((field) => words.field(field)).join(', '));
  }
  return published === undefined && mark !== 'new' ? texts.deletedByOthers : texts.madeByOthers;
}
