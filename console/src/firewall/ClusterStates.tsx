import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import type { RealizedPolicy } from '../api/tierwall';
import { StatusSign } from '../parts/status';
import { TryAgain } from '../parts/TryAgain';
import { texts as common } from '../texts/common';
import { texts } from '../texts/firewall';
import styles from './Firewall.module.css';

/** What opens behind a policy's status: how far it is in each cluster, what went wrong, and what to do. */
export function ClusterStates({
  name,
  realized,
  onClose,
}: {
  name: string;
  realized: RealizedPolicy;
  onClose: () => void;
}) {
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby="cluster-states">
      <ModalHeader labelId="cluster-states" title={texts.failures.title(name)} />
      <ModalBody>
        <table className={styles.states}>
          <thead>
            <tr>
              <th scope="col">{texts.failures.cluster}</th>
              <th scope="col">{texts.failures.state}</th>
              <th scope="col">{texts.failures.says}</th>
              <th scope="col">{texts.failures.remedy}</th>
            </tr>
          </thead>
          <tbody>
            {realized.clusters.map((cell) => (
              <tr key={cell.cluster}>
                <th scope="row">{cell.cluster}</th>
                <td>
                  <StatusSign status={cell.status} /> {common.status[cell.status]}
                  {cell.nodes && (
                    <span className="tw-quiet"> {texts.failures.nodes(cell.nodes.current, cell.nodes.desired)}</span>
                  )}
                </td>
                <td>{cell.error ?? cell.message}</td>
                <td>
                  {cell.remedy ?? '–'}
                  {cell.state === 'FAILED' && (
                    <p>
                      <TryAgain policy={realized.policy} name={name} cluster={cell.cluster} />
                    </p>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ModalBody>
    </Modal>
  );
}
