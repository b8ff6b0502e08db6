import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { idOf } from '../intent/documents';
import { Age } from '../parts/age';
import { Asking } from '../parts/states';
import { texts as all } from '../texts/settings';
import { waivers } from './queries';
import styles from './Settings.module.css';

const texts = all.waivers;

/** Who published what breaks guardrails, and the reason that they gave. */
export function Waivers() {
  const query = useQuery(waivers);
  return (
    <section className={`tw-card ${styles.section}`} aria-labelledby="waivers">
      <div className={styles.head}>
        <h2 id="waivers">{texts.title}</h2>
      </div>
      <Asking what={texts.title} query={query}>
        {query.data?.length === 0 ? (
          <p className={`tw-quiet ${styles.none}`}>{texts.none}</p>
        ) : (
          <table className={styles.table} aria-labelledby="waivers">
            <thead>
              <tr>
                <th scope="col">{texts.revision}</th>
                <th scope="col">{texts.who}</th>
                <th scope="col">{texts.when}</th>
                <th scope="col">{texts.reason}</th>
                <th scope="col">{texts.which}</th>
              </tr>
            </thead>
            <tbody>
              {query.data?.map((waiver) => (
                <tr key={waiver.revision}>
                  <th scope="row">
                    <Link href={`/revisions?to=${waiver.revision}`}>{waiver.revision}</Link>
                  </th>
                  <td>{waiver.user}</td>
                  <td>
                    <Age time={waiver.time} />
                  </td>
                  <td>{waiver.reason}</td>
                  <td>
                    {waiver.guardrails.map(({ guardrail, cluster, sentence }) => (
                      <div key={`${guardrail} ${cluster}`}>
                        {sentence} <span className="tw-quiet">{idOf(cluster)}</span>
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Asking>
    </section>
  );
}
