import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import type { Change } from '../intent/changes';
import type { Choices, FieldStates, Side } from '../intent/merge';
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
  const differing = comparison.filter(({ changedBy }) => changedBy !== 'same');
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
                fixed={whole || states.changedBy === 'same'}
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

/** Where only one side changed a field, that is what counts unless somebody says otherwise. */
function settledAlready(comparison: readonly FieldStates[]): Choices {
  return new Map(
    comparison.flatMap(({ field, changedBy }) =>
      changedBy === 'mine' || changedBy === 'theirs' ? [[field, changedBy] as const] : [],
    ),
  );
}
