import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useParameters } from '../parts/useParameters';
import { texts } from '../texts/settings';
import { Guardrails } from './Guardrails';
import { Users } from './Users';
import { Waivers } from './Waivers';

/** What is kept beside the intent: guardrails, and who may do what. */
export default function Settings() {
  const [parameters, set] = useParameters();
  const tab = parameters.get('tab') === 'users' ? 'users' : 'guardrails';
  return (
    <>
      <h1>{texts.title}</h1>
      <Tabs
        aria-label={texts.tabsName}
        activeKey={tab}
        onSelect={(_, key) => set({ tab: key === 'users' ? 'users' : '' })}
      >
        <Tab eventKey="guardrails" title={<TabTitleText>{texts.tabs.guardrails}</TabTitleText>} tabContentId="tab" />
        <Tab eventKey="users" title={<TabTitleText>{texts.tabs.users}</TabTitleText>} tabContentId="tab" />
      </Tabs>
      <div id="tab" role="tabpanel" aria-label={texts.tabs[tab]}>
        {tab === 'users' ? (
          <Users />
        ) : (
          <>
            <Guardrails />
            <Waivers />
          </>
        )}
      </div>
    </>
  );
}
