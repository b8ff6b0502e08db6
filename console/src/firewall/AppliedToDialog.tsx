import { FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { applyTo, type Done } from '../intent/edits';
import { hasAddresses } from '../intent/rules';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { clusters } from '../live/queries';
import { Asking } from '../parts/states';
import { texts } from '../texts/firewall';
import { ClusterChoice } from './ClusterChoice';
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
  const [spans, setSpans] = useState<readonly string[]>(tree.spans.map((span) => span.container_cluster_path));
  const [groups, setGroups] = useState(tree.policy.scope);
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
          <ClusterChoice clusters={query.data ?? []} chosen={spans} onChange={setSpans} />
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
