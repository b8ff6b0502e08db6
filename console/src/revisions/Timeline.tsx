import { Age } from '../parts/age';
import { texts } from '../texts/revisions';
import { type AutoDraft, revisionOf } from './queries';
import styles from './Revisions.module.css';

interface Props {
  readonly revisions: readonly AutoDraft[];
  readonly from: number;
  readonly to: number;
  readonly onChoose: (from: number, to: number) => void;
}

/** All revisions, and which two are compared. The number of one shows what it changed. */
export function Timeline({ revisions, from, to, onChoose }: Props) {
  return (
    <div className={`tw-card ${styles.timeline}`}>
      <table className={styles.table} aria-label={texts.list}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.from}</th>
            <th scope="col">{texts.columns.to}</th>
            <th scope="col">{texts.columns.revision}</th>
            <th scope="col">{texts.columns.who}</th>
            <th scope="col" className="tw-number">
              {texts.columns.when}
            </th>
          </tr>
        </thead>
        <tbody>
          {revisions.map((draft, index) => {
            const revision = revisionOf(draft);
            const older = revisions[index + 1];
            const ends = revision === from || revision === to;
            const between = revision < Math.max(from, to) && revision > Math.min(from, to);
            return (
              <tr key={draft.id} className={ends ? styles.chosen : between ? styles.between : ''}>
                <td>
                  <input
                    type="radio"
                    name="from"
                    aria-label={texts.chooseFrom(revision)}
                    checked={revision === from}
                    onChange={() => onChoose(revision, to)}
                  />
                </td>
                <td>
                  <input
                    type="radio"
                    name="to"
                    aria-label={texts.chooseTo(revision)}
                    checked={revision === to}
                    onChange={() => onChoose(from, revision)}
                  />
                </td>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.number}
                    title={older && texts.show(revision)}
                    disabled={!older}
                    onClick={() => older && onChoose(revisionOf(older), revision)}
                  >
                    {revision}
                  </button>
                  {index === 0 && <span className={styles.current}>{texts.current}</span>}
                </th>
                <td className={styles.who}>
                  <div className="tw-clip">{draft._create_user}</div>
                  {draft.description && (
                    <div className={`tw-clip tw-quiet ${styles.message}`} title={draft.description}>
                      {draft.description}
                    </div>
                  )}
                </td>
                <td className="tw-number tw-quiet">
                  <Age time={draft._create_time} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={`tw-quiet ${styles.note}`}>{texts.latestOnly}</p>
    </div>
  );
}
