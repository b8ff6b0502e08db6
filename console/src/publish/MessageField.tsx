import { TextInput } from '@patternfly/react-core';
import { texts } from '../texts/publish';
import styles from './MessageField.module.css';
import { asMessage, charactersLeft } from './message';

/** Asks why it is published. Nobody has to say so. */
export function MessageField({ message, onChange }: { message: string; onChange: (message: string) => void }) {
  const left = charactersLeft(message);
  return (
    <div className={styles.field}>
      <label htmlFor="publish-message" className="tw-quiet">
        {texts.message.label}
      </label>
      <TextInput
        id="publish-message"
        placeholder={texts.message.placeholder}
        aria-describedby="publish-message-left"
        value={message}
        onChange={(_, text) => onChange(asMessage(text))}
      />
      <span id="publish-message-left" className={`tw-quiet ${styles.left}`} aria-live="polite">
        {left !== undefined && texts.message.left(left)}
      </span>
    </div>
  );
}
