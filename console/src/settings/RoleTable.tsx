import type { UseQueryResult } from '@tanstack/react-query';
import type { Role } from '../api/settings';
import { Asking } from '../parts/states';
import { texts } from '../texts/settings';
import styles from './Settings.module.css';

const WORDS: Readonly<Record<string, string>> = { crud: texts.roles.crud, read: texts.roles.read };

/** What each role may do, as the manager decides it. */
export function RoleTable({ query }: { query: UseQueryResult<Role[]> }) {
  const roles = query.data ?? [];
  return (
    <section className={`tw-card ${styles.section}`} aria-labelledby="roles">
      <div className={styles.head}>
        <h2 id="roles">{texts.roles.title}</h2>
      </div>
      <Asking what={texts.roles.title} query={query}>
        <table className={styles.table} aria-labelledby="roles">
          <thead>
            <tr>
              <th scope="col">{texts.roles.feature}</th>
              {roles.map(({ role, role_display_name }) => (
                <th scope="col" key={role}>
                  {role_display_name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles[0]?.features.map(({ feature, feature_name }) => (
              <tr key={feature}>
                <th scope="row">{feature_name}</th>
                {roles.map(({ role, features }) => {
                  const permission = features.find((each) => each.feature === feature)?.permission ?? 'none';
                  return (
                    <td key={role} className={permission === 'crud' ? styles.strong : 'tw-quiet'}>
                      {WORDS[permission] ?? texts.roles.none}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Asking>
    </section>
  );
}
