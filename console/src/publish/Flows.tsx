import MinusIcon from '@patternfly/react-icons/dist/esm/icons/minus-icon';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { Fragment } from 'react';
import type { Plan } from '../api/tierwall';
import { RuleLink } from '../explain/RuleLink';
import { Age } from '../parts/age';
import { texts } from '../texts/publish';
import { type Flow, flowsOf, rulesOf } from './flows';
import styles from './Publish.module.css';

/** So many rows of flows are drawn; the counts count all. */
const SHOWN = 100;

/** What is gained and lost, flow by flow. */
export function Flows({ plan }: { plan: Plan }) {
  const flows = flowsOf(plan);
  if (flows.length === 0) {
    return null;
  }
  const all = plan.clusters.reduce((sum, { lost_count, gained_count }) => sum + lost_count + gained_count, 0);
  const shown = flows.slice(0, SHOWN);
  const drawn = shown.reduce((sum, { clusters }) => sum + clusters.length, 0);
  return (
    <>
      <div className={`tw-row ${styles.heading}`}>
        <h3>{texts.whatChanges}</h3>
        <span className="tw-quiet">
          {flows.some(({ sessions }) => sessions !== undefined) && texts.mostUsed}{' '}
          {drawn < all && texts.shownOf(drawn, all)}
        </span>
      </div>
      <table className={styles.table} aria-label={texts.whatChanges}>
        <thead>
          <tr>
            <th scope="col">{texts.change}</th>
            <th scope="col">{texts.from}</th>
            <th scope="col">{texts.to}</th>
            <th scope="col">{texts.traffic}</th>
            <th scope="col">{texts.rule}</th>
            <th scope="col">{texts.cluster}</th>
            <th scope="col" className="tw-number" title={texts.countedHelp}>
              {texts.counted}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((flow) => (
            <FlowRow key={flow.key} flow={flow} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function FlowRow({ flow: { lost, change, clusters, sessions, lastHit } }: { flow: Flow }) {
  const rules = rulesOf(lost, change);
  return (
    <tr>
      <td className={lost ? 'tw-danger' : 'tw-success'}>
        <span className={styles.sign}>
          {lost ? <MinusIcon /> : <PlusIcon />} {lost ? texts.lostHead : texts.gainedHead}
        </span>
      </td>
      <td>{brief(change.sources)}</td>
      <td>{brief(change.destinations)}</td>
      <td>{change.traffic}</td>
      <td>
        {rules.length === 0 && <span className="tw-quiet">{texts.noRule}</span>}
        {rules.map((rule, index) => (
          <Fragment key={`${rule.policy} ${rule.rule} ${rule.policy_name} ${rule.rule_name}`}>
            {index > 0 && ', '}
            <RuleLink rule={rule} />
          </Fragment>
        ))}
      </td>
      <td>{brief(clusters)}</td>
      <td className="tw-number">
        {sessions === undefined ? (
          <span className="tw-quiet">–</span>
        ) : (
          <>
            {texts.hits(sessions.toLocaleString('en'))}{' '}
            {lastHit !== undefined && (
              <span className="tw-quiet">
                <Age time={lastHit} />
              </span>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

function brief(parts: readonly string[]) {
  return (
    <span title={parts.join('\n')}>
      {parts.slice(0, 2).join(', ')}
      {parts.length > 2 && <span className="tw-quiet"> +{parts.length - 2}</span>}
    </span>
  );
}
