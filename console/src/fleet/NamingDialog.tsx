import { FormGroup, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { Cluster } from '../api/tierwall';
import { Dialog } from '../settings/Dialog';
import { texts } from '../texts/fleet';
import { rename } from './access';
import { Hint } from './Hint';
import { labelsOf, pairsOf } from './labels';

/** What a cluster is called and sorted by; how it is reached stays as it is. */
export function NamingDialog({ cluster, onClose }: { cluster: Cluster; onClose: () => void }) {
  const [name, setName] = useState(cluster.display_name);
  const [labels, setLabels] = useState(labelsOf(cluster).join(', '));
  return (
    <Dialog
      title={texts.naming.title(cluster.display_name)}
      valid={name.trim() !== ''}
      send={() => rename(cluster.id, { display_name: name.trim(), labels: pairsOf(labels) })}
      onClose={onClose}
    >
      <FormGroup label={texts.naming.name} fieldId="naming-name" isRequired>
        <TextInput id="naming-name" isRequired value={name} onChange={(_, value) => setName(value)} />
      </FormGroup>
      <FormGroup label={texts.naming.labels} fieldId="naming-labels">
        <TextInput
          id="naming-labels"
          aria-describedby="naming-labels-hint"
          value={labels}
          onChange={(_, value) => setLabels(value)}
        />
        <Hint id="naming-labels-hint" help={texts.naming.labelsHelp} />
      </FormGroup>
    </Dialog>
  );
}
