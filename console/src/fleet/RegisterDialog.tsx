import {
  Alert,
  Button,
  Checkbox,
  Form,
  FormGroup,
  List,
  ListItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Radio,
  TextInput,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Refusal } from '../api/client';
import { clusterPath } from '../intent/documents';
import { texts } from '../texts/fleet';
import { type Registration, useRegister } from './access';
import { Hint } from './Hint';
import { RegisterSteps } from './RegisterSteps';
import { problemsOf, sentencesOf, type Way } from './registration';
import { KubeconfigField, TokenFields } from './WayFields';

interface Props {
  /** Ids that are registered already. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

const EMPTY: Registration = { id: '', display_name: '', kubeconfig: '', url: '', token: '', ca: '', force: false };

/** How a cluster comes to be driven: what to do there, and how it is reached from here. */
export function RegisterDialog({ taken, onClose }: Props) {
  const [what, setWhat] = useState(EMPTY);
  const [way, setWay] = useState<Way>('kubeconfig');
  const [, navigate] = useLocation();
  const register = useRegister();
  const problems = problemsOf(what, way);
  const ready = problems.complete && !register.isPending;
  const set = (change: Partial<Registration>) => setWhat((before) => ({ ...before, ...change }));
  const submit = () => {
    if (ready) {
      const said = way === 'kubeconfig' ? { ...what, url: '', token: '', ca: '' } : { ...what, kubeconfig: '' };
      register.mutate(said, { onSuccess: () => navigate(`/fleet/${encodeURIComponent(what.id)}`) });
    }
  };
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby="register-title">
      <ModalHeader labelId="register-title" title={texts.registering.title} />
      <ModalBody>
        <RegisterSteps id={what.id} />
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <FormGroup label={texts.registering.id} fieldId="cluster-id" isRequired>
            <TextInput
              id="cluster-id"
              isRequired
              autoComplete="off"
              aria-describedby="cluster-id-hint"
              validated={problems.id ? 'error' : 'default'}
              value={what.id}
              onChange={(_, id) => set({ id })}
            />
            <Hint
              id="cluster-id-hint"
              problem={problems.id}
              help={taken.includes(what.id) ? texts.registering.idTaken : texts.registering.idHelp}
            />
          </FormGroup>
          <FormGroup label={texts.registering.name} fieldId="cluster-name">
            <TextInput
              id="cluster-name"
              aria-describedby="cluster-name-hint"
              value={what.display_name}
              onChange={(_, display_name) => set({ display_name })}
            />
            <Hint id="cluster-name-hint" help={texts.registering.nameHelp} />
          </FormGroup>
          <FormGroup role="radiogroup" isInline fieldId="way" label={texts.registering.how}>
            {(['kubeconfig', 'token'] as const).map((each) => (
              <Radio
                key={each}
                id={`way-${each}`}
                name="way"
                label={texts.registering[each]}
                isChecked={way === each}
                onChange={() => setWay(each)}
              />
            ))}
          </FormGroup>
          {way === 'kubeconfig' ? (
            <KubeconfigField what={what} problems={problems} onChange={set} />
          ) : (
            <TokenFields what={what} problems={problems} onChange={set} />
          )}
          {register.error && <Refused error={register.error} id={register.variables.id} />}
          {register.error && (
            <Checkbox
              id="register-force"
              label={texts.registering.force}
              description={texts.registering.forceHelp}
              isChecked={what.force}
              onChange={(_, force) => set({ force })}
            />
          )}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button isLoading={register.isPending} isDisabled={!ready} onClick={submit}>
          {register.isPending ? texts.registering.checking : texts.registering.submit}
        </Button>
        <Button variant="link" onClick={onClose}>
          {texts.registering.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

/** Everything that is missing, as the check says it: each sentence has what to do. */
function Refused({ error, id }: { error: Error; id: string }) {
  const related = error instanceof Refusal ? error.related : [];
  return (
    <Alert isInline isLiveRegion variant="danger" component="h2" title={texts.registering.refused}>
      <List>
        {sentencesOf(error.message, related, clusterPath(id)).map((sentence) => (
          <ListItem key={sentence}>{sentence}</ListItem>
        ))}
      </List>
    </Alert>
  );
}
