import { TextInput } from '@patternfly/react-core';
import { texts } from '../texts/publish';

/** Asks why something has to be published against a guardrail. */
export function OverrideReason({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  return (
    <TextInput
      aria-label={texts.overrideReason}
      placeholder={texts.overrideReason}
      value={reason}
      onChange={(_, value) => onChange(value)}
    />
  );
}
