import ListIcon from '@patternfly/react-icons/dist/esm/icons/list-icon';
import ShieldAltIcon from '@patternfly/react-icons/dist/esm/icons/shield-alt-icon';
import TagIcon from '@patternfly/react-icons/dist/esm/icons/tag-icon';
import { type Doc, type GroupDoc, kindOf } from '../intent/documents';
import { GroupSign } from '../parts/names';
import { texts } from '../texts/publish';
import styles from './ChangeList.module.css';

const SIGNS = { policy: ListIcon, rule: ShieldAltIcon, service: TagIcon } as const;

/** What kind of object it is: a sign, and a word for who does not see it. */
export function KindSign({ doc }: { doc: Doc }) {
  const kind = kindOf(doc);
  const Sign = kind === 'policy' || kind === 'rule' || kind === 'service' ? SIGNS[kind] : undefined;
  const word = texts.kinds[kind];
  return (
    <span className={styles.kind} title={word}>
      {Sign ? <Sign set="default" /> : <GroupSign group={doc as GroupDoc} />}
      {word && <span className="tw-said">{word} </span>}
    </span>
  );
}
