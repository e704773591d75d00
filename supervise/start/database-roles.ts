import pg from 'pg';
import { StartRefused } from '@/supervise/start/refused';

/** The role that a URL connects as. */
export function roleOf(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role ?? '';
  });
}

/**
 * Makes sure that the tables are the owner's, where there are any.
 *
 * @throws StartRefused with what to do about it
 */
export function checkOwner(ownerUrl: string, owner: string): Promise<void> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ owner: string }>(
      `SELECT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE oid = to_regclass('public."AuditEntry"')
       AND NOT pg_has_role(current_user, relowner, 'USAGE')`,
    );
    const other = rows[0]?.owner;
    if (other === undefined) return;
    throw new StartRefused(
      `The tables belong to the role ${other}, and WHEELHOUSE_DATABASE_OWNER_URL names ${owner}. As a superuser, in this database: REASSIGN OWNED BY "${other}" TO "${owner}";`,
    );
  });
}

/** What the application's role could do to the audit log, in words after its name; empty: nothing. */
export function tamperingRights(applicationUrl: string): Promise<string[]> {
  return withClient(applicationUrl, async (client) => {
    const { rows } = await client.query<{ superuser: boolean; owns: boolean; changes: boolean }>(
      `SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
         pg_has_role(current_user, c.relowner, 'MEMBER') AS owns,
         has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
           OR has_any_column_privilege(c.oid, 'UPDATE') AS changes
       FROM pg_class c WHERE c.oid = 'public."AuditEntry"'::regclass`,
    );
    const { superuser = false, owns = false, changes = false } = rows[0] ?? {};
    if (superuser) return ['is a superuser'];
    if (owns) return ['owns the tables'];
    return changes ? ['may change audit entries'] : [];
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
