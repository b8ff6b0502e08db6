import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import { useQuery } from '@tanstack/react-query';
import { Age } from '../parts/age';
import panel from '../parts/panel.module.css';
import { sentenceOf, texts } from '../texts/groups';
import type { Criterion } from './criteria';
import styles from './Groups.module.css';
import { judge, type Truth, type Verdict } from './membership';
import { type Coverage, itemsOf, namespaces, type PodItem, services } from './queries';

interface Props {
  readonly cluster: string;
  readonly pod: PodItem;
  readonly criteria: readonly Criterion[];
  readonly coverage: readonly Coverage[];
}

/** The verdict in a sentence, and each condition with what is there instead. */
export function Why({ cluster, pod, criteria, coverage }: Props) {
  const spaces = useQuery(namespaces(cluster));
  const behind = useQuery(services(cluster, pod.namespace));
  const verdict = judge(criteria, pod, {
    namespace: itemsOf(spaces.data)?.find(({ name }) => name === pod.namespace)?.labels,
    services: itemsOf(behind.data),
  });
  const watched = [...coverage, ...(spaces.data?.coverage ?? []), ...(behind.data?.coverage ?? [])];
  const stale = watched.filter(({ state }) => state !== 'KNOWN');
  return (
    <>
      <Sentence verdict={verdict} pod={`${pod.namespace}/${pod.name}`} none={criteria.length === 0} />
      {verdict.alternatives.length > 0 && (
        <table className={panel.table} aria-label={texts.tryPod.table}>
          <thead>
            <tr>
              <th scope="col">{texts.tryPod.condition}</th>
              <th scope="col" style={{ width: '34%' }}>
                {texts.tryPod.found}
              </th>
              <th scope="col" style={{ width: 130 }}>
                <span className="tw-said">{texts.tryPod.holds}</span>
              </th>
            </tr>
          </thead>
          {verdict.alternatives.map(({ conditions }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: criteria have no names, and keep their places
            <tbody key={index}>
              {conditions.map(({ condition, holds, found }) => (
                <tr key={sentenceOf(condition)}>
                  <td className={panel.wrap}>
                    <span className="tw-quiet">{index + 1}</span> {sentenceOf(condition)}
                  </td>
                  <td className={panel.wrap}>{found}</td>
                  <td>
                    <Sign truth={holds} />{' '}
                    {holds === undefined
                      ? texts.tryPod.notKnown
                      : holds
                        ? texts.tryPod.holds
                        : texts.tryPod.doesNotHold}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      {stale.length > 0 && (
        <p className="tw-warning">
          {texts.tryPod.stale(stale.map(({ kind }) => kind).join(', '), stale[0]?.reason ?? '')}{' '}
          <Age time={stale[0]?.since} />
        </p>
      )}
      <p className={`tw-quiet ${panel.below}`}>{texts.tryPod.nodeNetwork}</p>
    </>
  );
}

function Sentence({ verdict, pod, none }: { verdict: Verdict; pod: string; none: boolean }) {
  const { member, ended, alternatives } = verdict;
  const which = alternatives.findIndex(({ holds }) => holds === true) + 1;
  const reason = none
    ? texts.tryPod.noCriteria
    : ended
      ? texts.tryPod.ended
      : which > 0
        ? texts.tryPod.because(which)
        : member === false
          ? texts.tryPod.noCriterion
          : '';
  const ground = member === undefined ? styles.maybe : member ? styles.yes : styles.no;
  const words =
    member === undefined ? texts.tryPod.unknown(pod) : member ? texts.tryPod.yes(pod) : texts.tryPod.no(pod);
  return (
    <p className={`${styles.verdict} ${ground}`}>
      <Sign truth={member} />
      <span>
        <strong>{words}</strong> {reason}
      </span>
    </p>
  );
}

function Sign({ truth }: { truth: Truth }) {
  if (truth === undefined) {
    return <QuestionCircleIcon />;
  }
  return truth ? <CheckCircleIcon className="tw-success" /> : <MinusCircleIcon className="tw-quiet" />;
}
