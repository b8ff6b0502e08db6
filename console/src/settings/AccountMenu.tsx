import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { useState } from 'react';
import type { Account } from '../api/settings';
import { texts } from '../texts/settings';
import type { AccountQuestion } from './AccountDialog';

interface Props {
  readonly account: Account;
  readonly own: boolean;
  /** The account that is always there. */
  readonly first: boolean;
  readonly readOnly: string;
  readonly onAsk: (question: AccountQuestion) => void;
}

export function AccountMenu({ account, own, first, readOnly, onAsk }: Props) {
  const [open, setOpen] = useState(false);
  const words = texts.users;
  const active = account.status === 'ACTIVE';
  const item = (word: string, kind: 'password' | 'activate' | 'deactivate' | 'remove', why: string) => (
    <DropdownItem
      key={kind}
      isAriaDisabled={(readOnly || why) !== ''}
      description={readOnly || why}
      onClick={() => {
        setOpen(false);
        onAsk({ kind, account });
      }}
    >
      {word}
    </DropdownItem>
  );
  const always = first ? words.always : '';
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
          aria-label={words.menu(account.username)}
          icon={<EllipsisVIcon />}
        />
      )}
    >
      <DropdownList>
        {active ? item(words.setPassword, 'password', always) : item(words.activate, 'activate', always)}
        {active && item(words.deactivate, 'deactivate', always || (own ? words.yourself : ''))}
        {item(words.remove, 'remove', always || (own ? words.yourself : ''))}
      </DropdownList>
    </Dropdown>
  );
}
