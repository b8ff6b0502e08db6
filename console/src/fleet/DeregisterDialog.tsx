import {
  Alert,
  Button,
  Checkbox,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Radio,
  TextInput,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { texts } from '../texts/fleet';
import { useDeregister } from './access';
import { type FleetRow, isSilent } from './rows';

/** What happens to a cluster's objects and to the policies that span it is chosen, not guessed. */
export function DeregisterDialog({ row, onClose }: { row: FleetRow; onClose: () => void }) {
  const { id, display_name: name } = row.cluster;
  const spans = row.tally?.desired ?? 0;
  const [objects, setObjects] = useState<'leave' | 'remove'>('leave');
  const [cascade, setCascade] = useState(false);
  const [force, setForce] = useState(false);
  const [typed, setTyped] = useState('');
  const [, navigate] = useLocation();
  const deregister = useDeregister();
  const ready = typed === id && (spans === 0 || cascade) && !deregister.isPending;
  const submit = () =>
    ready &&
    deregister.mutate(
      { id, cascade, objects, force },
      {
        onSuccess: () => {
          onClose();
          navigate('/fleet');
        },
      },
    );
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="deregister-title">
      <ModalHeader
        labelId="deregister-title"
        title={texts.deregistering.title(name)}
        description={texts.deregistering.body}
        titleIconVariant="warning"
      />
      <ModalBody>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {deregister.error && (
            <Alert isInline component="h2" variant="danger" title={texts.deregistering.refused}>
              {deregister.error.message}
            </Alert>
          )}
          <FormGroup role="radiogroup" fieldId="objects" label={texts.deregistering.objects}>
            <Radio
              id="leave"
              name="objects"
              label={texts.deregistering.keep}
              isChecked={objects === 'leave'}
              onChange={() => setObjects('leave')}
            />
            <Radio
              id="remove"
              name="objects"
              label={texts.deregistering.clean}
              isChecked={objects === 'remove'}
              onChange={() => setObjects('remove')}
            />
          </FormGroup>
          {objects === 'remove' && isSilent(row.cluster) && (
            <Checkbox
              id="force"
              label={texts.deregistering.force}
              isChecked={force}
              onChange={(_, checked) => setForce(checked)}
            />
          )}
          {spans > 0 && (
            <Checkbox
              id="cascade"
              label={texts.deregistering.cascade(spans)}
              isChecked={cascade}
              onChange={(_, checked) => setCascade(checked)}
            />
          )}
          <FormGroup label={texts.deregistering.type(id)} fieldId="typed" isRequired>
            <TextInput id="typed" autoComplete="off" value={typed} onChange={(_, value) => setTyped(value)} />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button variant="danger" isLoading={deregister.isPending} isDisabled={!ready} onClick={submit}>
          {texts.deregistering.submit}
        </Button>
        <Button variant="link" onClick={onClose}>
          {texts.deregistering.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
