import { useQuery } from '@tanstack/react-query';
import { texts } from '../texts/revisions';
import { messagesBetween } from './messages';
import { revisions } from './queries';
import styles from './Revisions.module.css';

/** So many are shown. */
const SHOWN = 5;

/** Why what was published between two revisions was published, as far as anybody said so. */
export function MessageList({ from, to }: { from: number; to: number }) {
  const said = messagesBetween(useQuery(revisions).data ?? [], from, to);
  if (said.length === 0) {
    return null;
  }
  return (
    <ul className={styles.messages} aria-label={texts.messages}>
      {said.slice(0, SHOWN).map(({ revision, text }) => (
        <li key={revision}>
          <span className="tw-quiet">{texts.revision(revision)}</span> {text}
        </li>
      ))}
      {said.length > SHOWN && <li className="tw-quiet">{texts.more(said.length - SHOWN)}</li>}
    </ul>
  );
}
