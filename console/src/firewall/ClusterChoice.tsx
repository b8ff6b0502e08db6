import { Checkbox, SearchInput } from '@patternfly/react-core';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import { useState } from 'react';
import type { Cluster } from '../api/tierwall';
import { labelsOf } from '../fleet/labels';
import { Age } from '../parts/age';
import { texts } from '../texts/firewall';
import styles from './ClusterChoice.module.css';
import { howMany, MANY, matching, withAll } from './clusterChoice';

interface Props {
  readonly clusters: readonly Cluster[];
  /** Their paths. */
  readonly chosen: readonly string[];
  readonly onChange: (paths: readonly string[]) => void;
}

const words = texts.appliedToDialog;

/** Clusters, each with how it is. One that does not answer can be chosen, too: it gets the policy when it does. */
export function ClusterChoice({ clusters, chosen, onChange }: Props) {
  const [text, setText] = useState('');
  const shown = matching(clusters, text);
  const turn = (path: string, on: boolean) => onChange(on ? [...chosen, path] : chosen.filter((each) => each !== path));
  return (
    <>
      <div className={styles.head}>
        {clusters.length >= MANY && (
          <SearchInput
            className={styles.filter ?? ''}
            aria-label={words.filter}
            placeholder={words.filter}
            value={text}
            onChange={(_, next) => setText(next)}
            onClear={() => setText('')}
          />
        )}
        <span className="tw-quiet" role="status">
          {words.chosen(chosen.length, clusters.length)}
        </span>
      </div>
      {clusters.length === 0 && <p>{words.none}</p>}
      {shown.length > 1 && (
        <Checkbox
          id="all-clusters"
          label={text === '' ? words.selectAll : words.selectShown(shown.length)}
          isChecked={howMany(shown, chosen)}
          onChange={(_, on) => onChange(withAll(shown, chosen, on))}
        />
      )}
      <div className={styles.list}>
        {shown.map((cluster) => (
          <div key={cluster.path} className={styles.cluster}>
            <Checkbox
              id={`cluster-${cluster.id}`}
              label={cluster.display_name}
              description={<State cluster={cluster} />}
              isChecked={chosen.includes(cluster.path)}
              onChange={(_, on) => turn(cluster.path, on)}
            />
            <span className={styles.labels}>
              {labelsOf(cluster).map((label) => (
                <span key={label} className={styles.label}>
                  {label}
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
      {clusters.length > 0 && shown.length === 0 && <p className="tw-quiet">{texts.picker.noMatch}</p>}
    </>
  );
}

function State({ cluster }: { cluster: Cluster }) {
  return cluster.connection === 'CONNECTED' ? (
    <span>{words.connected}</span>
  ) : (
    <span className={styles.silent}>
      <ExclamationTriangleIcon /> {words.silentSince} <Age time={cluster.since} />. {words.silentHelp}
    </span>
  );
}
