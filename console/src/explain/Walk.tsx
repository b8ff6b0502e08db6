import BanIcon from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import UndoIcon from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import type { ExplainedSide, Explanation, Verdict } from '../api/explain';
import { CATEGORIES, type Category } from '../intent/documents';
import type { Entries } from '../intent/draft';
import type { Documents } from '../intent/snapshot';
import { CategoryGlyph } from '../parts/glyphs';
import { texts } from '../texts/explain';
import styles from './Explain.module.css';
import { LaneCell } from './LaneCell';
import { AFTER, type Lane, lanesOf } from './lanes';

const ENDS = ['egress', 'ingress'] as const;

interface Props {
  readonly explanation: Explanation;
  /** The rules that it was computed from; undefined where other ones are known here. */
  readonly documents: Documents | undefined;
  /** The draft, where it is its rules that are walked through. */
  readonly draft: Entries | undefined;
  readonly nodeOf: (pod: string) => string | undefined;
}

/** Both ends side by side, each category on one line, down to the rule that decides. */
export function Walk({ explanation, documents, draft, nodeOf }: Props) {
  const lanes = lanesOf(explanation.egress, explanation.ingress);
  return (
    <div className={`tw-card ${styles.card}`}>
      <table className={styles.walk} aria-label={texts.walk}>
        <thead>
          <tr>
            <th scope="col">
              <span className="tw-said">{texts.lane}</span>
            </th>
            {ENDS.map((end, index) => (
              <th scope="col" key={end}>
                <span className={styles.end}>
                  <span className={styles.step} aria-hidden="true">
                    {index + 1}
                  </span>
                  <span>
                    <strong>{texts[end]}</strong>
                    <br />
                    <Where name={end === 'egress' ? explanation.from : explanation.to} nodeOf={nodeOf} />
                  </span>
                  <span className="tw-spring" />
                  <Outcome side={explanation[end]} end={end} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane, index) => (
            <tr key={lane.name}>
              <LaneName lane={lane} whole={explanation.egress.folded + explanation.ingress.folded === 0} />
              {ENDS.map((end) => (
                <LaneCell
                  key={end}
                  lane={lane[end]}
                  side={explanation[end]}
                  leaving={end === 'egress'}
                  first={index === 0}
                  documents={documents}
                  draft={draft}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.result}>
              {texts.result}
            </th>
            {ENDS.map((end) => (
              <td key={end}>
                <Result side={explanation[end]} end={end} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Where({ name, nodeOf }: { name: string; nodeOf: (pod: string) => string | undefined }) {
  const node = nodeOf(name);
  return <span className="tw-quiet">{node ? `${name} · ${texts.node(node)}` : name}</span>;
}

function LaneName({ lane, whole }: { lane: Lane; whole: boolean }) {
  const category = CATEGORIES.find((each) => each === lane.name);
  const rules = new Set(
    ENDS.flatMap((end) => {
      const { before, later, apart, decides } = lane[end];
      const passed = [...before, ...later, ...apart].map(({ rule }) => rule);
      return [...passed, ...(decides ? [decides] : [])].map(
        (rule) => rule.rule ?? `${rule.policy_name} ${rule.rule_name}`,
      );
    }),
  );
  const help = lane.name === AFTER ? texts.afterHelp : category ? '' : texts.tierHelp;
  return (
    <th scope="row" className={styles.laneHead}>
      <span className={styles.lane}>
        <CategoryGlyph category={category ?? ('' as Category)} />
        <span>
          {lane.name === AFTER ? texts.after : lane.name}
          {help && <small>{help}</small>}
          {whole && rules.size > 0 && <small>{texts.rulesCount(rules.size)}</small>}
        </span>
      </span>
    </th>
  );
}

const OUTCOMES: Readonly<Record<string, typeof BanIcon>> = { ALLOW: CheckCircleIcon, DROP: BanIcon, REJECT: UndoIcon };

function Outcome({ side, end }: { side: ExplainedSide; end: (typeof ENDS)[number] }) {
  if (!side.evaluated || !side.verdict) {
    return <span className="tw-quiet">{texts.notAsked}</span>;
  }
  const Sign = OUTCOMES[side.verdict] ?? CheckCircleIcon;
  return (
    <span className={styles[`outcome${side.verdict}`]}>
      <Sign /> {side.verdict === 'ALLOW' ? texts.passes[end] : texts.verdicts[side.verdict as Verdict]}
    </span>
  );
}

function Result({ side, end }: { side: ExplainedSide; end: (typeof ENDS)[number] }) {
  if (!side.evaluated) {
    return (
      <span className={styles.passed}>
        <span className={styles.wide}>{side.note}</span>
      </span>
    );
  }
  return (
    <span className={styles.passed}>
      <span />
      <strong>{side.decided_by ? texts.firstMatch : texts.noMatch}</strong>
      <span className="tw-quiet">
        {!side.decided_by && texts.byDefault[end]} {side.folded > 0 && texts.folded(side.folded)}
      </span>
      <Outcome side={side} end={end} />
    </span>
  );
}
