import { Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { lazy, Suspense, useState } from 'react';
import { logout } from '../api/client';
import type { User } from '../live/queries';
import { texts } from '../texts/common';
import { chooseTheme, chosenTheme, type Theme } from './theme';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const OwnPasswordDialog = lazy(() => import('../settings/OwnPasswordDialog'));

/** This one's password is set where the manager is started. */
const FIRST = 'admin';

/** Who is logged in, with which role; their password; the theme; the way out. */
export function AccountMenu({ user }: { user: User }) {
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const [theme, setTheme] = useState(chosenTheme);
  const roles = user.roles.map(({ role }) => role.replaceAll('_', ' ')).join(', ');
  const always = user.user_name === FIRST;
  return (
    <>
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
            <DropdownItem
              isAriaDisabled={always}
              description={always ? texts.shell.passwordElsewhere : undefined}
              onClick={() => {
                setOpen(false);
                setAsking(true);
              }}
            >
              {texts.shell.password}
            </DropdownItem>
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
      {asking && (
        <Suspense fallback={null}>
          <OwnPasswordDialog user={user.user_name} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
