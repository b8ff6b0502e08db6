import {
  Divider,
  MenuFooter,
  MenuSearch,
  MenuSearchInput,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
} from '@patternfly/react-core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { texts } from '../texts/common';
import styles from './SearchSelect.module.css';
import { useFocusWhen } from './useFocusWhen';

/** So many are listed; who looks for another types a part of its name. */
export const LISTED = 100;

const WIDTH = '452px';
const words = texts.picking;
const { keys } = words;

interface Props {
  readonly label: string;
  /** What is chosen here, in a few words. */
  readonly purpose?: string;
  readonly searchLabel: string;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly placeholder?: string;
  /** How many are found, in words. */
  readonly found?: string;
  /** What is chosen, as it is shown when the list is closed. */
  readonly chosen: ReactNode;
  readonly onSelect: (value: string) => void;
  /** Whether one choice is all there is to make. */
  readonly single?: boolean;
  /** What is said below the list. */
  readonly footer?: ReactNode;
  /** The options. */
  readonly children: ReactNode;
}

/** A field that opens a list with a search above it. */
export function SearchSelect(props: Props) {
  const {
    label,
    purpose,
    searchLabel,
    search,
    onSearch,
    placeholder,
    found,
    chosen,
    onSelect,
    single,
    footer,
    children,
  } = props;
  const [open, setOpen] = useState(false);
  const box = useFocusWhen(open);
  const menu = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  /** A dialog keeps the focus inside it, so that a list that opens from there has to be there, too. */
  const inReach = () => field.current?.closest('[role="dialog"]')?.parentElement ?? document.body;
  const goToOptions = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      menu.current?.querySelector<HTMLElement>('li button, li input')?.focus();
    }
  };
  /** What was looked for the last time is not what is looked for now. */
  const turn = () => {
    if (!open && search !== '') {
      onSearch('');
    }
    setOpen(!open);
  };
  /** What surrounds the list has its own Escape and Enter: a dialog that closes, a form that is done. */
  const keep = (event: KeyboardEvent) => {
    if (open && ['Escape', 'Enter', 'Tab'].includes(event.key)) {
      event.stopPropagation();
    }
    // Tab goes on from here to the next field.
    if (open && (event.key === 'Escape' || event.key === 'Tab')) {
      setOpen(false);
      field.current?.querySelector('button')?.focus();
    }
    if (open && event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'checkbox') {
      event.target.click();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the list in it
    <div ref={field} onKeyDown={keep}>
      <Select
        innerRef={menu}
        role={single ? 'listbox' : 'menu'}
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={(_, value) => {
          onSelect(String(value));
          setOpen(!single);
        }}
        className={styles.menu ?? ''}
        popperProps={{
          appendTo: inReach,
          minWidth: WIDTH,
          width: WIDTH,
          maxWidth: 'calc(100vw - 16px)',
          preventOverflow: true,
        }}
        shouldFocusToggleOnSelect={single ?? false}
        toggle={(ref) => (
          <MenuToggle ref={ref} isFullWidth isExpanded={open} onClick={turn}>
            <span className="tw-said">{label}: </span>
            {chosen}
          </MenuToggle>
        )}
      >
        <section aria-label={label}>
          {purpose && (
            <div className={styles.heading}>
              <strong>{label}</strong> <span className="tw-quiet">{purpose}</span>
            </div>
          )}
          <MenuSearch>
            <MenuSearchInput>
              <SearchInput
                ref={box}
                aria-label={searchLabel}
                placeholder={placeholder ?? ''}
                value={search}
                {...(found === undefined ? {} : { resultsCount: found })}
                onChange={(_, value) => onSearch(value)}
                onClear={() => onSearch('')}
                onKeyDown={goToOptions}
              />
            </MenuSearchInput>
          </MenuSearch>
          <Divider />
          <SelectList className={styles.list ?? ''} aria-label={label}>
            {children}
          </SelectList>
          <MenuFooter className={styles.foot ?? ''}>
            {footer}
            <span className="tw-spring" />
            <kbd>{single ? keys.choose : keys.select}</kbd> {single ? words.choose : words.select}{' '}
            <kbd>{keys.close}</kbd> {words.close}
          </MenuFooter>
        </section>
      </Select>
    </div>
  );
}
