import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useParameters } from '../parts/useParameters';
import { texts } from '../texts/settings';
import { Backups } from './Backups';
import { Guardrails } from './Guardrails';
import { Users } from './Users';
import { Waivers } from './Waivers';

const TABS = ['guardrails', 'users', 'backups'] as const;

/** What is kept beside the intent: guardrails, who may do what, and copies of it all. */
export default function Settings() {
  const [parameters, set] = useParameters();
  const tab = TABS.find((each) => each === parameters.get('tab')) ?? 'guardrails';
  return (
    <>
      <h1>{texts.title}</h1>
      <Tabs
        aria-label={texts.tabsName}
        activeKey={tab}
        onSelect={(_, key) => set({ tab: key === 'guardrails' ? '' : String(key) })}
      >
        {TABS.map((each) => (
          <Tab key={each} eventKey={each} title={<TabTitleText>{texts.tabs[each]}</TabTitleText>} tabContentId="tab" />
        ))}
      </Tabs>
      <div id="tab" role="tabpanel" aria-label={texts.tabs[tab]}>
        {tab === 'users' && <Users />}
        {tab === 'backups' && <Backups />}
        {tab === 'guardrails' && (
          <>
            <Guardrails />
            <Waivers />
          </>
        )}
      </div>
    </>
  );
}
