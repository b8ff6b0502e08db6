import { DropdownItem, DropdownList } from '@patternfly/react-core';
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { Menu } from './Menu';

export interface MenuAction {
  readonly word: string;
  readonly act: () => void;
  /** Whether it cannot be done now. */
  readonly off?: boolean;
  /** Why, in words; it is off then, too. */
  readonly why?: string;
}

/** What can be done with something, behind three dots. What cannot be done stays there, and says why. */
export function ActionMenu({ label, actions }: { label: string; actions: readonly MenuAction[] }) {
  return (
    <Menu label={label} toggle={{ variant: 'plain', icon: <EllipsisVIcon /> }}>
      {(close) => (
        <DropdownList>
          {actions.map(({ word, act, off = false, why = '' }) => (
            <DropdownItem
              key={word}
              isAriaDisabled={off || why !== ''}
              description={why}
              onClick={() => {
                close();
                act();
              }}
            >
              {word}
            </DropdownItem>
          ))}
        </DropdownList>
      )}
    </Menu>
  );
}
