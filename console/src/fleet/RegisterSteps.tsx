import { ClipboardCopy, ExpandableSection } from '@patternfly/react-core';
import { texts } from '../texts/fleet';
import styles from './RegisterSteps.module.css';

const APPLY = 'tierwall clusters bootstrap | kubectl apply -f -';
const SECRET = 'kubectl --namespace tierwall-system get secret tierwall --output';
const TOKEN = `${SECRET} jsonpath='{.data.token}' | base64 --decode`;
const AUTHORITY = `${SECRET} jsonpath='{.data.ca\\.crt}' | base64 --decode`;
const FLATTEN = 'kubectl config view --raw --minify --flatten > cluster.kubeconfig';

/** What is done in the cluster beforehand, and how all of it is done without the console. */
export function RegisterSteps({ id }: { id: string }) {
  const register = `tierwall clusters register ${id || 'CLUSTER'} --kubeconfig cluster.kubeconfig`;
  return (
    <div className={styles.steps}>
      <h2>{texts.registering.steps}</h2>
      <p>{texts.registering.stepApply}</p>
      <Command text={APPLY} label={texts.registering.stepApply} />
      <p>{texts.registering.stepToken}</p>
      <Command text={TOKEN} label={texts.registering.bearer} />
      <Command text={AUTHORITY} label={texts.registering.ca} />
      <p>{texts.registering.thenForm}</p>
      <ExpandableSection toggleText={texts.registering.commandLine}>
        <p>{texts.registering.commandHelp}</p>
        <Command text={FLATTEN} label={texts.registering.kubeconfig} />
        <Command text={register} label={texts.registering.commandLine} />
      </ExpandableSection>
    </div>
  );
}

function Command({ text, label }: { text: string; label: string }) {
  return (
    <ClipboardCopy
      isReadOnly
      isCode
      hoverTip={texts.registering.copy}
      clickTip={texts.registering.copied}
      textAriaLabel={label}
    >
      {text}
    </ClipboardCopy>
  );
}
