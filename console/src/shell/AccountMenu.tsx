import { Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import { logout } from '../api/client';
import type { User } from '../live/queries';
import { texts } from '../texts/common';
import { chooseTheme, chosenTheme, type Theme } from './theme';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Who is logged in, with which role; the theme; the way out. */
export function AccountMenu({ user }: { user: User }) {
  const [open, setOpen] = useState(false);
  const [theme, setTheme] = useState(chosenTheme);
  const roles = user.roles.map(({ role }) => role.replaceAll('_', ' ')).join(', ');
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          isExpanded={open}
          onClick={() => setOpen(!open)}
          aria-label={texts.shell.profile(user.user_name)}
        >
          {user.user_name}
        </MenuToggle>
      )}
    >
      <DropdownGroup label={roles}>
        <DropdownList>
          <DropdownItem onClick={logout}>{texts.shell.logout}</DropdownItem>
        </DropdownList>
      </DropdownGroup>
      <DropdownGroup label={texts.shell.theme}>
        <DropdownList>
          {THEMES.map((each) => (
            <DropdownItem
              key={each}
              isSelected={theme === each}
              onClick={() => {
                chooseTheme(each);
                setTheme(each);
              }}
            >
              {texts.shell[each]}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
    </Dropdown>
  );
}
