import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { memo, useState } from 'react';
import { useLocation } from 'wouter';
import { withQuery } from '../api/paths';
import { texts } from '../texts/fleet';
import { useCheck } from './access';
import { CheckResult } from './CheckResult';
import { DeregisterDialog } from './DeregisterDialog';
import { NamingDialog } from './NamingDialog';
import type { FleetRow } from './rows';

/** Menus belong to the screen, not to the table that would cut them off. */
const content = () => document.getElementById('content') ?? document.body;

/** What can be done with a cluster. Drawn again only when the cluster has changed, not with every second. */
export const ClusterMenu = memo(function ClusterMenu({ row, allowed }: { row: FleetRow; allowed: boolean }) {
  const { id, display_name: name } = row.cluster;
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [, navigate] = useLocation();
  const check = useCheck();
  const forbidden = allowed ? {} : { isAriaDisabled: true, tooltipProps: { content: texts.noPermission } };
  const goTo = (path: string) => () => navigate(path);
  return (
    <>
      <Dropdown
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        popperProps={{ position: 'right', appendTo: content }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="plain"
            size="sm"
            icon={<EllipsisVIcon />}
            isExpanded={open}
            isDisabled={check.isPending}
            onClick={() => setOpen(!open)}
            aria-label={texts.menu.label(name)}
          />
        )}
      >
        <DropdownList>
          <DropdownItem onClick={goTo(`/fleet/${encodeURIComponent(id)}`)}>{texts.menu.open}</DropdownItem>
          <DropdownItem onClick={goTo(withQuery('/realized', { filter: id }))}>{texts.menu.realization}</DropdownItem>
          <DropdownItem onClick={goTo(withQuery('/drift', { cluster: id }))}>{texts.menu.drift}</DropdownItem>
          <DropdownItem {...forbidden} onClick={() => setNaming(true)}>
            {texts.menu.naming}
          </DropdownItem>
          <DropdownItem {...forbidden} onClick={() => check.mutate(id)}>
            {texts.menu.check}
          </DropdownItem>
          <DropdownItem {...forbidden} isDanger={allowed} onClick={() => setLeaving(true)}>
            {texts.menu.deregister}
          </DropdownItem>
        </DropdownList>
      </Dropdown>
      {!check.isIdle && !check.isPending && <CheckResult name={name} check={check} onClose={check.reset} />}
      {naming && <NamingDialog cluster={row.cluster} onClose={() => setNaming(false)} />}
      {leaving && <DeregisterDialog row={row} onClose={() => setLeaving(false)} />}
    </>
  );
});
