import { FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';

/** What belongs into a field; or, once it is wrong, why. */
export function Hint({ id, help, problem = '' }: { id: string; help: string; problem?: string }) {
  return (
    <FormHelperText>
      <HelperText id={id}>
        <HelperTextItem variant={problem ? 'error' : 'default'}>{problem || help}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
