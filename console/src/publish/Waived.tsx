import { useQuery } from '@tanstack/react-query';
import { waivers } from '../settings/queries';
import { texts } from '../texts/publish';
import styles from './Publish.module.css';

/** Who published a revision against guardrails, and why; nothing where nobody did, or it is not known. */
export function Waived({ revision }: { revision: number }) {
  const waiver = useQuery(waivers).data?.find((each) => each.revision === revision);
  return (
    waiver && (
      <p className={styles.note}>
        <strong>{texts.waivedBy(waiver.user)}</strong>: {waiver.reason}
      </p>
    )
  );
}
