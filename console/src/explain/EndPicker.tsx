import {
  Button,
  MenuFooter,
  MenuToggle,
  Select,
  SelectGroup,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from '@patternfly/react-core';
import CubeIcon from '@patternfly/react-icons/dist/esm/icons/cube-icon';
import NetworkIcon from '@patternfly/react-icons/dist/esm/icons/network-icon';
import ServiceIcon from '@patternfly/react-icons/dist/esm/icons/service-icon';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { texts } from '../texts/explain';
import styles from './Explain.module.css';
import { type End, matching } from './ends';

/** So many are listed; who looks for another types a part of its name. */
const LISTED = 60;

const SIGNS = { pod: CubeIcon, service: ServiceIcon, address: NetworkIcon } as const;

interface Props {
  readonly label: string;
  readonly ends: readonly End[];
  readonly state: 'known' | 'loading' | 'unreadable';
  readonly value: string;
  readonly kind: End['kind'];
  readonly flaw: string;
  readonly onChoose: (end: Pick<End, 'kind' | 'value'>) => void;
}

/** A pod, a service or an address, by a part of its name, its labels, or typed as it is. */
export function EndPicker({ label, ends, state, value, kind, flaw, onChoose }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const open = typed !== undefined;
  const found = matching(ends, typed ?? '');
  const shown = found.slice(0, LISTED);
  const Sign = SIGNS[kind];
  const about = ends.find((each) => each.value === value && each.kind === kind)?.about ?? '';

  const close = () => setTyped(undefined);
  const choose = (end: Pick<End, 'kind' | 'value'> | undefined) => {
    if (end) {
      onChoose(end);
      close();
    }
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setTyped(typed ?? '');
      setAt(Math.min(Math.max(open ? at + step : 0, 0), shown.length - 1));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(shown[at]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab' && open) {
      if (typed !== '') {
        choose(shown[at]);
      }
      close();
    }
  };
  const option = (end: End, index: number) => {
    const Icon = SIGNS[end.kind];
    return (
      <SelectOption
        key={`${end.kind}/${end.value}`}
        id={`${id}-${index}`}
        value={index}
        isFocused={index === at}
        isSelected={end.value === value && end.kind === kind}
        icon={<Icon />}
        description={end.about}
      >
        {end.kind === 'address' ? texts.end.use(end.value) : end.value}
      </SelectOption>
    );
  };
  const group = (of: End['kind'], title: string) => {
    const some = shown.map((end, index) => ({ end, index })).filter(({ end }) => end.kind === of);
    return (
      some.length > 0 && (
        <SelectGroup key={of} label={title}>
          <SelectList aria-label={title || label}>{some.map(({ end, index }) => option(end, index))}</SelectList>
        </SelectGroup>
      )
    );
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Select
        isOpen={open}
        onOpenChange={(now) => (now ? setTyped('') : close())}
        onSelect={(_, index) => choose(shown[Number(index)])}
        variant="typeahead"
        maxMenuHeight="380px"
        isScrollable
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="typeahead"
            isFullWidth
            isExpanded={open}
            onClick={() => {
              setTyped(open ? undefined : '');
              input.current?.focus();
            }}
            aria-label={label}
            {...(flaw === '' ? {} : { status: 'danger' as const })}
          >
            <TextInputGroup isPlain>
              <TextInputGroupMain
                innerRef={input}
                inputId={id}
                aria-label={label}
                icon={<Sign />}
                value={typed ?? value}
                placeholder={open && value !== '' ? value : texts.end.placeholder}
                autoComplete="off"
                role="combobox"
                isExpanded={open}
                aria-controls={`${id}-list`}
                {...(open && shown.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
                onClick={(event) => {
                  event.stopPropagation();
                  setTyped(typed ?? '');
                }}
                onChange={(_, text) => {
                  setTyped(text);
                  setAt(0);
                }}
                onKeyDown={keys}
              />
              {!open && about !== '' && <span className={styles.about}>{about}</span>}
              {value !== '' && (
                <TextInputGroupUtilities>
                  <Button
                    variant="plain"
                    size="sm"
                    icon={<TimesIcon />}
                    aria-label={texts.clear(label)}
                    onClick={(event) => {
                      event.stopPropagation();
                      onChoose({ kind: 'pod', value: '' });
                    }}
                  />
                </TextInputGroupUtilities>
              )}
            </TextInputGroup>
          </MenuToggle>
        )}
      >
        <div id={`${id}-list`}>
          {group('address', '')}
          {group('pod', texts.end.pods)}
          {group('service', texts.end.services)}
          {shown.length === 0 && (
            <SelectList aria-label={label}>
              <SelectOption isDisabled>
                {{ known: texts.end.none, loading: texts.end.loading, unreadable: texts.end.unreadable }[state]}
              </SelectOption>
            </SelectList>
          )}
        </div>
        {found.length > LISTED && <MenuFooter>{texts.end.more(found.length - LISTED)}</MenuFooter>}
      </Select>
      {flaw !== '' && <span className={styles.flaw}>{flaw}</span>}
    </div>
  );
}
