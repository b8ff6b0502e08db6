import { Fragment } from 'react';
import type { GroupDoc } from '../intent/documents';
import { describeGroup } from '../intent/rules';
import { sentenceOf, texts } from '../texts/groups';
import { criteriaOf, isEditable } from './criteria';
import styles from './Groups.module.css';

/** Whom a group selects: a line for each criterion, and its addresses. */
export function CriteriaRead({ group }: { group: GroupDoc }) {
  if (!isEditable(group)) {
    return (
      <>
        <p className={styles.sentence}>{describeGroup(group)}</p>
        <p className="tw-quiet">{texts.panel.notEditable}</p>
      </>
    );
  }
  const { criteria, addresses } = criteriaOf(group.expression);
  if (criteria.length === 0 && addresses.length === 0) {
    return <p className="tw-quiet">{texts.nothingSelected}</p>;
  }
  return (
    <ul className={styles.criteria}>
      {criteria.map(({ joint, conditions }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: criteria have no names, and keep their places
        <Fragment key={index}>
          {index > 0 && <li className={styles.betweenRead}>{joint === 'AND' ? texts.form.and : texts.form.or}</li>}
          <li>{conditions.map(sentenceOf).join(` ${texts.form.and} `)}</li>
        </Fragment>
      ))}
      {criteria.length > 0 && addresses.length > 0 && <li className={styles.betweenRead}>{texts.form.or}</li>}
      {addresses.length > 0 && (
        <li>
          {texts.panel.addresses}
          <p className={styles.addressList}>{addresses.join(' ')}</p>
        </li>
      )}
    </ul>
  );
}
