import { Checkbox, FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { applyTo, type Done } from '../intent/edits';
import { hasAddresses } from '../intent/rules';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { clusters } from '../live/queries';
import { Asking } from '../parts/states';
import { texts } from '../texts/firewall';
import { FormDialog } from './FormDialog';
import { GroupPicker } from './GroupPicker';

interface Props {
  readonly tree: PolicyTree;
  readonly catalogue: Catalogue;
  readonly onDone: (done: Done) => void;
  readonly onCancel: () => void;
}

/** The guide's Set Applied To: clusters, then groups. */
export function AppliedToDialog({ tree, catalogue, onDone, onCancel }: Props) {
  const query = useQuery(clusters);
  const known = query.data ?? [];
  const [spans, setSpans] = useState<readonly string[]>(tree.spans.map((span) => span.container_cluster_path));
  const [groups, setGroups] = useState(tree.policy.scope);
  const turn = (path: string, on: boolean) => setSpans(on ? [...spans, path] : spans.filter((span) => span !== path));
  const dialog = texts.appliedToDialog;
  return (
    <FormDialog
      title={dialog.title(tree.policy.display_name)}
      wide
      word={dialog.apply}
      valid
      onDone={() => onDone(applyTo(tree, spans, groups.includes('ANY') ? [] : groups))}
      onCancel={onCancel}
    >
      <FormGroup role="group" label={dialog.clusters} fieldId="clusters" isStack>
        <Asking what={dialog.clusters} query={query}>
          {known.length === 0 && <p>{dialog.none}</p>}
          {known.length > 1 && (
            <Checkbox
              id="all-clusters"
              label={dialog.selectAll}
              isChecked={spans.length === known.length ? true : spans.length === 0 ? false : null}
              onChange={(_, on) => setSpans(on ? known.map((cluster) => cluster.path) : [])}
            />
          )}
          {known.map((cluster) => (
            <Checkbox
              key={cluster.path}
              id={`cluster-${cluster.id}`}
              label={cluster.display_name}
              description={cluster.connection === 'CONNECTED' ? undefined : dialog.notConnected}
              isChecked={spans.includes(cluster.path)}
              onChange={(_, on) => turn(cluster.path, on)}
            />
          ))}
        </Asking>
        <Help text={dialog.clustersHelp} />
      </FormGroup>
      <FormGroup label={dialog.groups} fieldId="groups">
        <GroupPicker
          label={dialog.groups}
          purpose={texts.picker.purpose.policyScope}
          catalogue={catalogue}
          selected={groups}
          onChange={setGroups}
          excludes={{ when: hasAddresses, title: texts.picker.addressTitle, why: texts.picker.addressWhy }}
        />
        <Help text={dialog.groupsHelp} />
      </FormGroup>
    </FormDialog>
  );
}

function Help({ text }: { text: string }) {
  return (
    <FormHelperText>
      <HelperText>
        <HelperTextItem>{text}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
