import { Dropdown, MenuToggle, type MenuToggleProps } from '@patternfly/react-core';
import { type ReactNode, useState } from 'react';

interface Props {
  readonly label: string;
  /** How the button looks that opens it. */
  readonly toggle: Pick<MenuToggleProps, 'variant' | 'icon' | 'children'>;
  /** What is in it; it is given how to close it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A menu that hangs from a button, even with its right end. */
export function Menu({ label, toggle, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} {...toggle} isExpanded={open} onClick={() => setOpen(!open)} aria-label={label} />
      )}
    >
      {children(() => setOpen(false))}
    </Dropdown>
  );
}
