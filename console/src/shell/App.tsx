import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { whenLoggedOut } from '../api/client';
import { openDraft } from '../draft/store';
import { queryClient, type User, user } from '../live/queries';
import { SkeletonRows } from '../parts/states';
import { Frame } from './Frame';
import { Login } from './Login';

const Fleet = lazy(() => import('../fleet/Fleet'));
const Cluster = lazy(() => import('../cluster/Cluster'));
const Firewall = lazy(() => import('../firewall/Firewall'));
const Groups = lazy(() => import('../groups/Groups'));
const Drift = lazy(() => import('../drift/Drift'));
const Realized = lazy(() => import('../realized/Realized'));
const Publish = lazy(() => import('../publish/Publish'));
const Explain = lazy(() => import('../explain/Explain'));
const Revisions = lazy(() => import('../revisions/Revisions'));
const Audit = lazy(() => import('../audit/Audit'));
const Settings = lazy(() => import('../settings/Settings'));
const Services = lazy(() => import('../services/Services'));

/** Who is there? Then the screens, or the login. */
export function App() {
  const who = useQuery(user);
  const [loggedOut, setLoggedOut] = useState(false);
  useEffect(() => {
    whenLoggedOut(() => {
      queryClient.clear();
      setLoggedOut(true);
    });
  }, []);
  if (who.isPending && !loggedOut) {
    return <SkeletonRows count={3} />;
  }
  if (!who.data || loggedOut) {
    return (
      <Login
        onDone={async () => {
          await queryClient.resetQueries({ queryKey: user.queryKey });
          setLoggedOut(false);
        }}
      />
    );
  }
  return <Screens key={who.data.user_name} user={who.data} />;
}

function Screens({ user: who }: { user: User }) {
  useState(() => openDraft(who.user_name));
  return (
    <Frame user={who}>
      <Suspense fallback={<SkeletonRows />}>
        <Switch>
          <Route path="/">
            <Redirect to="/firewall/application" replace />
          </Route>
          <Route path="/fleet" component={Fleet} />
          <Route path="/fleet/:cluster" component={Cluster} />
          <Route path="/firewall">
            <Redirect to="/firewall/application" replace />
          </Route>
          <Route path="/firewall/:category" component={Firewall} />
          <Route path="/changes" component={Publish} />
          <Route path="/groups/:id?" component={Groups} />
          <Route path="/realized" component={Realized} />
          <Route path="/drift" component={Drift} />
          <Route path="/explain" component={Explain} />
          <Route path="/revisions" component={Revisions} />
          <Route path="/audit" component={Audit} />
          <Route path="/settings" component={Settings} />
          <Route path="/services/:id?" component={Services} />
          <Route>
            <Redirect to="/" replace />
          </Route>
        </Switch>
      </Suspense>
    </Frame>
  );
}
