import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import type { Change } from '../intent/changes';
import type { Choices, FieldStates, Side } from '../intent/merge';
import { CLUSTERS_FIELD } from '../intent/spans';
import { Age } from '../parts/age';
import { texts } from '../texts/publish';
import styles from './ThreeWay.module.css';
import { ThreeWayRow } from './ThreeWayRow';
import type { Words } from './words';

interface Props {
  readonly change: Change;
  readonly words: Words;
  readonly onSettle: (choices: Choices | 'theirs') => void;
  readonly onCancel: () => void;
}

/** An object as it was, as others published it meanwhile, and as it is in the draft; whose counts is chosen by field. */
export function ThreeWay({ change, words, onSettle, onCancel }: Props) {
  const { doc, comparison, published, mark } = change;
  const [choices, setChoices] = useState<Choices>(() => settledAlready(comparison));
  const differing = comparison.filter((states) => !isFixed(states));
  const left = differing.length - choices.size;
  // What one side deleted cannot be joined field by field.
  const whole = published === undefined || mark === 'deleted';
  const chooseAll = (side: Side) => setChoices(new Map(differing.map(({ field }) => [field, side])));
  return (
    <Modal isOpen variant="large" onClose={onCancel} aria-labelledby="three-way">
      <ModalHeader labelId="three-way" title={texts.threeWay.title(doc.display_name)} />
      <ModalBody>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{texts.threeWay.field}</th>
              <th scope="col">{texts.threeWay.base}</th>
              <th scope="col">
                {texts.threeWay.theirs}{' '}
                {published ? (
                  <>
                    {published._last_modified_user && texts.threeWay.by(published._last_modified_user)}{' '}
                    <Age time={published._last_modified_time} />
                  </>
                ) : (
                  texts.deletedByOthers
                )}
              </th>
              <th scope="col">
                {texts.threeWay.mine} {mark === 'deleted' && texts.deletedByYou}
              </th>
            </tr>
          </thead>
          <tbody>
            {comparison.map((states) => (
              <ThreeWayRow
                key={states.field}
                states={states}
                doc={doc}
                words={words}
                chosen={choices.get(states.field)}
                fixed={whole || isFixed(states)}
                onChoose={(side) => setChoices(new Map([...choices, [states.field, side]]))}
              />
            ))}
          </tbody>
        </table>
      </ModalBody>
      <ModalFooter>
        {whole ? (
          <>
            <Button onClick={() => onSettle(new Map())}>{texts.takeMine}</Button>
            <Button variant="secondary" onClick={() => onSettle('theirs')}>
              {texts.takeTheirs}
            </Button>
          </>
        ) : (
          <>
            <Button isDisabled={left > 0} onClick={() => onSettle(choices)}>
              {texts.threeWay.use}
            </Button>
            <Button variant="secondary" onClick={() => chooseAll('mine')}>
              {texts.threeWay.allMine}
            </Button>
            <Button variant="secondary" onClick={() => chooseAll('theirs')}>
              {texts.threeWay.allTheirs}
            </Button>
          </>
        )}
        <Button variant="link" onClick={onCancel}>
          {texts.threeWay.cancel}
        </Button>
        <span className="tw-spring" />
        <span className="tw-quiet" role="status">
          {whole ? texts.threeWay.wholeHelp : left > 0 ? texts.threeWay.left(left) : texts.threeWay.complete}
        </span>
      </ModalFooter>
    </Modal>
  );
}

/** Whether there is nothing to choose: both say the same, or others alone changed the clusters, which stay so. */
function isFixed({ field, changedBy }: FieldStates): boolean {
  return changedBy === 'same' || (field === CLUSTERS_FIELD && changedBy === 'theirs');
}

/**
 * Where only one side changed a field, that is what counts unless somebody says otherwise. The clusters of both sides go
 * together.
 */
function settledAlready(comparison: readonly FieldStates[]): Choices {
  return new Map(
    comparison
      .filter((states) => !isFixed(states))
      .flatMap(({ field, changedBy }) => {
        const side = field === CLUSTERS_FIELD ? 'mine' : changedBy;
        return side === 'mine' || side === 'theirs' ? [[field, side] as const] : [];
      }),
  );
}
