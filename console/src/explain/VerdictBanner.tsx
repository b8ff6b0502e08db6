import ArrowRightIcon from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import BanIcon from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import RandomIcon from '@patternfly/react-icons/dist/esm/icons/random-icon';
import UndoIcon from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import type { ComponentType, ReactNode } from 'react';
import type { Explanation, Verdict } from '../api/explain';
import type { Proof } from '../api/proof';
import type { RuleName } from '../api/tierwall';
import { texts } from '../texts/explain';
import styles from './Explain.module.css';
import proofStyles from './Proof.module.css';
import { RuleLink } from './RuleLink';

const SIGNS: Readonly<Record<Verdict, ComponentType>> = {
  ALLOW: ArrowRightIcon,
  DROP: BanIcon,
  REJECT: UndoIcon,
  MIXED: RandomIcon,
  UNKNOWN: QuestionCircleIcon,
};

interface Props {
  readonly explanation: Explanation;
  readonly proof: Proof | undefined;
  /** What stands at its end: the way to a proof. */
  readonly children: ReactNode;
}

/** What becomes of the packet, in one sentence, what its sender notices, and what a real one met. */
export function VerdictBanner({ explanation, proof, children }: Props) {
  const { verdict } = explanation;
  const Sign = SIGNS[verdict];
  return (
    <section className={`${styles.banner} ${styles[verdict]}`} role="status">
      <span className={styles.sign} aria-hidden="true">
        <Sign />
      </span>
      <div>
        <h2 className={styles.sentence}>
          <Sentence explanation={explanation} />
        </h2>
        <p>
          {texts.consequences[verdict](explanation.from)} <Beside explanation={explanation} />
        </p>
        {explanation.unknown.length > 0 && (
          <p>
            {texts.gapTitle} {explanation.unknown.map(({ kind, reason }) => texts.gap(kind, reason)).join('; ')}
          </p>
        )}
        {proof?.agreement.state === 'CONTRADICTS' && (
          <div className={proofStyles.contradiction}>
            <ExclamationCircleIcon /> <strong>{texts.proof.contradiction}:</strong> {proof.agreement.sentence}
          </div>
        )}
      </div>
      {children}
    </section>
  );
}

/** What the published rules say, beside a draft. */
function Beside({ explanation }: { explanation: Explanation }) {
  const { verdict, published_verdict: published, revision } = explanation;
  if (!published || verdict === 'UNKNOWN') {
    return null;
  }
  return published === verdict ? (
    texts.same(revision)
  ) : (
    <>
      {texts.differs.before(revision)}
      <strong className={styles[`becomes${published}`]}>{texts.becomes[published]}</strong>
      {texts.differs.after}
    </>
  );
}

function Sentence({ explanation }: { explanation: Explanation }) {
  const { verdict, egress, ingress, service } = explanation;
  const word = texts.verdicts[verdict];
  if (verdict === 'UNKNOWN' || verdict === 'MIXED') {
    return <>{word}</>;
  }
  if (service && service.endpoints === 0) {
    return <>{texts.noEndpoint}</>;
  }
  if (verdict === 'ALLOW') {
    const rules = [egress.decided_by, ingress.decided_by].filter((rule): rule is RuleName => rule !== undefined);
    return rules.length === 0 ? (
      texts.allowedByDefault
    ) : (
      <>
        {texts.allowedBy}{' '}
        {rules.map((rule, index) => (
          <span key={rule.rule ?? rule.rule_name}>
            {index > 0 && ` ${texts.and} `}
            <RuleLink rule={rule} />
          </span>
        ))}
      </>
    );
  }
  const where = egress.verdict === verdict ? 'egress' : 'ingress';
  const rule = explanation[where].decided_by;
  return rule ? (
    <>
      {texts.by(word, texts.at[where])} <RuleLink rule={rule} />
    </>
  ) : (
    <>
      {word} {texts.at[where]}
    </>
  );
}
