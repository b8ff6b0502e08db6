import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { useState } from 'react';

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
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          isExpanded={open}
          onClick={() => setOpen(!open)}
          aria-label={label}
          icon={<EllipsisVIcon />}
        />
      )}
    >
      <DropdownList>
        {actions.map(({ word, act, off = false, why = '' }) => (
          <DropdownItem
            key={word}
            isAriaDisabled={off || why !== ''}
            description={why}
            onClick={() => {
              setOpen(false);
              act();
            }}
          >
            {word}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
