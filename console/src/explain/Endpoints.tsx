import type { ExplainedEndpoint, Explanation } from '../api/explain';
import { texts } from '../texts/explain';
import styles from './Explain.module.css';
import { RuleLink } from './RuleLink';

/** Where a service leads, and what becomes of the packet at each of its endpoints. */
export function Endpoints({
  explanation,
  shown,
  onShow,
}: {
  explanation: Explanation;
  shown: string;
  onShow: (address: string) => void;
}) {
  const { service, endpoints } = explanation;
  if (!service || endpoints.length === 0) {
    return null;
  }
  return (
    <div className={`tw-card ${styles.card}`}>
      <table className={styles.endpoints}>
        <caption>
          {texts.endpoints(service.service, service.address)} <span className="tw-quiet">{service.note}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.endpoint}</th>
            <th scope="col">{texts.endpointAddress}</th>
            <th scope="col">{texts.endpointVerdict}</th>
            <th scope="col">{texts.endpointRule}</th>
          </tr>
        </thead>
        <tbody>
          {endpoints.map((end) => (
            <tr key={end.address} className={end.address === shown ? styles.chosen : ''}>
              <th scope="row">
                <button type="button" aria-pressed={end.address === shown} onClick={() => onShow(end.address)}>
                  {end.to}
                </button>
              </th>
              <td>
                {end.address}:{end.port}
              </td>
              <td className={styles[`outcome${end.verdict}`]}>{texts.verdicts[end.verdict]}</td>
              <td>
                <Decider end={end} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Decider({ end }: { end: ExplainedEndpoint }) {
  const rule = end.verdict === 'ALLOW' ? end.ingress.decided_by : (end.ingress.decided_by ?? end.egress.decided_by);
  return rule ? <RuleLink rule={rule} /> : <span className="tw-quiet">{texts.noMatch}</span>;
}
