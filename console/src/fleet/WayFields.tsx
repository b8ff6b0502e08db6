import { FileUpload, FormGroup, TextArea, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { texts } from '../texts/fleet';
import type { Registration } from './access';
import { Hint } from './Hint';
import type { Problems } from './registration';

interface Props {
  readonly what: Registration;
  readonly problems: Problems;
  readonly onChange: (change: Partial<Registration>) => void;
}

export function KubeconfigField({ what, problems, onChange }: Props) {
  const [file, setFile] = useState('');
  return (
    <FormGroup label={texts.registering.kubeconfig} fieldId="kubeconfig" isRequired>
      <FileUpload
        id="kubeconfig"
        type="text"
        value={what.kubeconfig}
        filename={file}
        filenamePlaceholder={texts.registering.file}
        filenameAriaLabel={texts.registering.file}
        aria-label={texts.registering.kubeconfig}
        browseButtonText={texts.registering.browse}
        clearButtonText={texts.registering.clear}
        validated={problems.kubeconfig ? 'error' : 'default'}
        onFileInputChange={(_, chosen) => setFile(chosen.name)}
        onDataChange={(_, kubeconfig) => onChange({ kubeconfig })}
        onTextChange={(_, kubeconfig) => onChange({ kubeconfig })}
        onClearClick={() => {
          setFile('');
          onChange({ kubeconfig: '' });
        }}
      />
      <Hint id="kubeconfig-hint" problem={problems.kubeconfig} help={texts.registering.kubeconfigHelp} />
    </FormGroup>
  );
}

export function TokenFields({ what, problems, onChange }: Props) {
  return (
    <>
      <FormGroup label={texts.registering.url} fieldId="cluster-url" isRequired>
        <TextInput
          id="cluster-url"
          type="url"
          isRequired
          placeholder="https://10.0.0.1:6443"
          validated={problems.url ? 'error' : 'default'}
          value={what.url}
          onChange={(_, url) => onChange({ url })}
        />
        {problems.url && <Hint id="cluster-url-hint" problem={problems.url} help="" />}
      </FormGroup>
      <FormGroup label={texts.registering.bearer} fieldId="cluster-token" isRequired>
        <TextInput
          id="cluster-token"
          type="password"
          isRequired
          autoComplete="off"
          value={what.token}
          onChange={(_, token) => onChange({ token })}
        />
      </FormGroup>
      <FormGroup label={texts.registering.ca} fieldId="cluster-ca">
        <TextArea
          id="cluster-ca"
          rows={4}
          resizeOrientation="vertical"
          aria-describedby="cluster-ca-hint"
          value={what.ca}
          onChange={(_, ca) => onChange({ ca })}
        />
        <Hint id="cluster-ca-hint" help={texts.registering.caHelp} />
      </FormGroup>
    </>
  );
}
