import { DropdownGroup, DropdownItem, DropdownList } from '@patternfly/react-core';
import { lazy, Suspense, useState } from 'react';
import { logout } from '../api/client';
import { FIRST_ACCOUNT, type User } from '../live/queries';
import { Menu } from '../parts/Menu';
import { texts } from '../texts/common';
import { chooseContrast, chooseTheme, chosenContrast, chosenTheme } from './theme';

const OwnPasswordDialog = lazy(() => import('../settings/OwnPasswordDialog'));

/** Who is logged in, with which role; their password; how it all looks; the way out. */
export function AccountMenu({ user }: { user: User }) {
  const [asking, setAsking] = useState(false);
  const [theme, setTheme] = useState(chosenTheme);
  const [contrast, setContrast] = useState(chosenContrast);
  const roles = user.roles.map(({ role }) => role.replaceAll('_', ' ')).join(', ');
  const always = user.user_name === FIRST_ACCOUNT;
  return (
    <>
      <Menu label={texts.shell.profile(user.user_name)} toggle={{ variant: 'plainText', children: user.user_name }}>
        {(close) => (
          <>
            <DropdownGroup label={roles}>
              <DropdownList>
                <DropdownItem
                  isAriaDisabled={always}
                  description={always ? texts.shell.passwordElsewhere : undefined}
                  onClick={() => {
                    close();
                    setAsking(true);
                  }}
                >
                  {texts.shell.password}
                </DropdownItem>
                <DropdownItem onClick={logout}>{texts.shell.logout}</DropdownItem>
              </DropdownList>
            </DropdownGroup>
            <Choice
              label={texts.shell.theme}
              chosen={theme}
              words={{ system: texts.shell.system, light: texts.shell.light, dark: texts.shell.dark }}
              onChoose={(next) => {
                chooseTheme(next);
                setTheme(next);
              }}
            />
            <Choice
              label={texts.shell.contrast}
              chosen={contrast}
              words={{ system: texts.shell.system, high: texts.shell.high }}
              onChoose={(next) => {
                chooseContrast(next);
                setContrast(next);
              }}
            />
          </>
        )}
      </Menu>
      {asking && (
        <Suspense fallback={null}>
          <OwnPasswordDialog user={user.user_name} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly chosen: T;
  readonly words: Readonly<Record<T, string>>;
  readonly onChoose: (next: T) => void;
}

function Choice<T extends string>({ label, chosen, words, onChoose }: ChoiceProps<T>) {
  return (
    <DropdownGroup label={label}>
      <DropdownList>
        {(Object.keys(words) as T[]).map((each) => (
          <DropdownItem key={each} isSelected={chosen === each} onClick={() => onChoose(each)}>
            {words[each]}
          </DropdownItem>
        ))}
      </DropdownList>
    </DropdownGroup>
  );
}
