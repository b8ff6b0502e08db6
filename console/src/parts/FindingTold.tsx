import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import InfoCircleIcon from '@patternfly/react-icons/dist/esm/icons/info-circle-icon';
import { Fragment } from 'react';
import { nameOf, RuleLink } from '../explain/RuleLink';
import type { FindingInClusters } from '../live/findings';
import { texts } from '../texts/common';

const SIGNS = { HIGH: ExclamationCircleIcon, MEDIUM: ExclamationTriangleIcon, LOW: InfoCircleIcon };
const TONES = { HIGH: 'tw-danger', MEDIUM: 'tw-warning', LOW: 'tw-quiet' };

/**
 * A finding: how much it matters, in a sign and a word, where it is so, because of which rules, and a flow that shows it.
 *
 * @param about whether the rules that it is about are named: not where all findings of one rule are told
 */
export function FindingTold({ finding, clusters, about = false }: FindingInClusters & { about?: boolean }) {
  const Sign = SIGNS[finding.severity];
  const because = finding.because.map(nameOf).join(', ');
  return (
    <>
      <p>
        <strong className={TONES[finding.severity]}>
          <Sign aria-hidden="true" /> {texts.findings.severities[finding.severity]}:
        </strong>{' '}
        {about &&
          finding.rules.map((rule) => (
            <Fragment key={nameOf(rule)}>
              <RuleLink rule={rule} />
              {'. '}
            </Fragment>
          ))}
        {finding.sentence}
      </p>
      <p className="tw-quiet">
        {texts.findings.clusters} {clusters.join(', ')}
        {because && `. ${texts.findings.because}: ${because}`}
        {finding.witness &&
          `. ${texts.findings.example}: ${finding.witness.from} → ${finding.witness.to}, ${finding.witness.traffic}`}
      </p>
    </>
  );
}
