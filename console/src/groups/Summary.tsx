import type { GroupDoc } from '../intent/documents';
import { describeGroup } from '../intent/rules';
import { texts } from '../texts/groups';
import { expressionOf } from './criteria';
import styles from './Groups.module.css';
import { criteriaOfForm, type Form } from './problems';
import type { useInventories } from './useInventories';
import { WouldBe } from './WouldBe';

/** What the form says, in a sentence, and whom it would select. */
export function Summary({
  form,
  valid,
  known,
}: {
  form: Form;
  valid: boolean;
  known: ReturnType<typeof useInventories>;
}) {
  const criteria = criteriaOfForm(form);
  const expression = expressionOf(criteria);
  const sentence =
    expression.length === 0 ? texts.nothingSelected : describeGroup({ expression } as unknown as GroupDoc);
  return (
    <section className={styles.summary} aria-label={texts.form.selects}>
      <span className="tw-quiet">{texts.form.selects}</span>
      <strong>{sentence}</strong>
      {valid && criteria.criteria.length > 0 && known.length > 0 && (
        <WouldBe criteria={criteria.criteria} known={known} />
      )}
    </section>
  );
}
