import ClusterIcon from '@patternfly/react-icons/dist/esm/icons/cluster-icon';
import FolderIcon from '@patternfly/react-icons/dist/esm/icons/folder-icon';
import NetworkIcon from '@patternfly/react-icons/dist/esm/icons/network-icon';
import TopologyIcon from '@patternfly/react-icons/dist/esm/icons/topology-icon';
import type { GroupDoc } from '../intent/documents';
import { idOf, isAny } from '../intent/documents';
import { hasAddresses } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import { texts } from '../texts/common';
import styles from './names.module.css';

export function GroupSign({ group }: { group: GroupDoc | undefined }) {
  if (group && hasAddresses(group)) {
    return <NetworkIcon set="default" className={styles.sign ?? ''} />;
  }
  const namespaces = group?.expression?.every((part) => part.member_type === 'Namespace') ?? false;
  return namespaces ? (
    <FolderIcon set="default" className={styles.sign ?? ''} />
  ) : (
    <TopologyIcon set="default" className={styles.sign ?? ''} />
  );
}

/** The first group's name; the others are counted, and named on hover. */
export function GroupNames({ paths, catalogue }: { paths: readonly string[]; catalogue: Catalogue }) {
  if (isAny(paths)) {
    return <span className="tw-quiet">{texts.any}</span>;
  }
  const first = catalogue.documents.get(paths[0] ?? '') as GroupDoc | undefined;
  return (
    <Names names={paths.map((path) => nameOf(catalogue, path))}>
      <GroupSign group={first} />
    </Names>
  );
}

export function ServiceNames({
  services,
  ports,
  catalogue,
}: {
  services: readonly string[];
  ports: readonly string[];
  catalogue: Catalogue;
}) {
  const names = [...(isAny(services) ? [] : services.map((path) => nameOf(catalogue, path))), ...ports];
  return names.length === 0 ? <span className="tw-quiet">{texts.any}</span> : <Names names={names} />;
}

export function ClusterName({ path, failed = false }: { path: string; failed?: boolean }) {
  return (
    <span className={failed ? styles.failedCluster : styles.cluster}>
      <ClusterIcon set="default" className={styles.sign ?? ''} /> {idOf(path)}
    </span>
  );
}

export function nameOf(catalogue: Catalogue, path: string): string {
  return catalogue.documents.get(path)?.display_name ?? idOf(path);
}

function Names({ names, children }: { names: readonly string[]; children?: React.ReactNode }) {
  return (
    <span className={styles.names} title={names.length > 1 ? names.join('\n') : undefined}>
      {children}
      <span className="tw-clip">{names[0]}</span>
      {names.length > 1 && (
        <>
          <span className={styles.more} aria-hidden="true">
            +{names.length - 1}
          </span>
          <span className="tw-said">{names.slice(1).join(', ')}</span>
        </>
      )}
    </span>
  );
}
