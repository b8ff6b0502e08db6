import type { Account } from '../api/settings';
import { ActionMenu, type MenuAction } from '../parts/ActionMenu';
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
  const words = texts.users;
  const active = account.status === 'ACTIVE';
  const always = first ? words.always : '';
  const item = (word: string, kind: 'password' | 'activate' | 'deactivate' | 'remove', why: string): MenuAction => ({
    word,
    act: () => onAsk({ kind, account }),
    why: readOnly || why,
  });
  return (
    <ActionMenu
      label={words.menu(account.username)}
      actions={[
        active ? item(words.setPassword, 'password', always) : item(words.activate, 'activate', always),
        ...(active ? [item(words.deactivate, 'deactivate', always || (own ? words.yourself : ''))] : []),
        item(words.remove, 'remove', always || (own ? words.yourself : '')),
      ]}
    />
  );
}
