import { Radio } from '@patternfly/react-core';
import EqualsIcon from '@patternfly/react-icons/dist/esm/icons/equals-icon';
import NotEqualIcon from '@patternfly/react-icons/dist/esm/icons/not-equal-icon';
import PencilAltIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import UsersIcon from '@patternfly/react-icons/dist/esm/icons/users-icon';
import type { Doc } from '../intent/documents';
import type { FieldStates, Side } from '../intent/merge';
import { CLUSTERS_FIELD } from '../intent/spans';
import { texts } from '../texts/publish';
import styles from './ThreeWay.module.css';
import type { Words } from './words';

const SIGNS = { mine: PencilAltIcon, theirs: UsersIcon, both: NotEqualIcon, same: EqualsIcon } as const;

interface Props {
  readonly states: FieldStates;
  readonly doc: Doc;
  readonly words: Words;
  readonly chosen: Side | undefined;
  /** Whether there is nothing to choose. */
  readonly fixed: boolean;
  readonly onChoose: (side: Side) => void;
}

/** One field in its three states. */
export function ThreeWayRow({ states, doc, words, chosen, fixed, onChoose }: Props) {
  const { field, changedBy } = states;
  const Sign = SIGNS[changedBy];
  const name = words.field(field);
  const read = (value: unknown, side: 'base' | 'before' | 'after') =>
    value === undefined ? texts.threeWay.absent : words.value(doc, field, value, side);
  const cell = (side: Side, value: string) => {
    const changed = changedBy === side || changedBy === 'both' || changedBy === 'same';
    return (
      <td className={[changed ? styles[side] : '', chosen === side ? styles.chosen : ''].join(' ')}>
        {fixed ? (
          value
        ) : (
          <Radio
            id={`${side}-${field}`}
            name={`choose-${field}`}
            label={
              <>
                <span className="tw-said">{texts.threeWay.take(name, texts.threeWay[side])} </span>
                {value}
              </>
            }
            isChecked={chosen === side}
            onChange={() => onChoose(side)}
          />
        )}
        {changed && <span className="tw-said"> {texts.threeWay.changed}</span>}
      </td>
    );
  };
  return (
    <tr>
      <th scope="row">
        {name}
        <div className={changedBy === 'both' ? 'tw-warning' : 'tw-quiet'}>
          <Sign />{' '}
          {changedBy === 'both' && field === CLUSTERS_FIELD
            ? texts.threeWay.clustersJoined
            : texts.threeWay.changedBy[changedBy]}
        </div>
      </th>
      <td>{read(states.base, 'base')}</td>
      {cell('theirs', read(states.theirs, 'before'))}
      {cell('mine', read(states.mine, changedBy === 'theirs' ? 'base' : 'after'))}
    </tr>
  );
}
