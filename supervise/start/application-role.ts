import pg from 'pg';
import { reasonOf } from '@/lib/log/reason-of';
import { StartRefused } from '@/supervise/start/refused';

/** What the application may only read; of an audit entry it writes the text, and a trigger the rest. */
const readOnly = ['AuditEntry', 'AuditHead', 'AuditSeal', '_prisma_migrations'];
const schemas = ['public', 'graphile_worker'];

/**
 * Gives the application's role what it needs, on every table there is and on those that later
 * migrations make, and nothing that could change an audit entry. Part of every start, idempotent.
 *
 * @param ownerUrl the role that owns the tables; not the application's own
 * @throws StartRefused with what the database said
 */
export async function grantToApplication(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  try {
    await client.connect();
    await client.query('BEGIN');
    // Of several supervisors at once: two that grant on the same table would fail.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('wheelhouse.migrations'))");
    for (const statement of statements(client.escapeIdentifier(role))) await client.query(statement);
    await openQueueRows(client, role);
    await client.query('COMMIT');
  } catch (error) {
    throw new StartRefused(
      `The application's role ${role} cannot be given what it needs: ${reasonOf(error)}.`,
    );
  } finally {
    await client.end();
  }
}

function statements(role: string): string[] {
  const tables = readOnly.map((name) => `public."${name}"`).join(', ');
  return [
    ...schemas.flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${role}`,
    ]),
    `REVOKE ALL ON ${tables} FROM ${role}`,
    `GRANT SELECT ON ${tables} TO ${role}`,
    `GRANT INSERT ("canonical") ON public."AuditEntry" TO ${role}`,
  ];
}

/** The queue's tables show their rows to whom a policy lets see them, and to their owner alone else. */
async function openQueueRows(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT c.oid::regclass::text AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'graphile_worker' AND c.relkind = 'r' AND c.relrowsecurity
       AND NOT EXISTS (SELECT 1 FROM pg_policy p
         WHERE p.polrelid = c.oid AND (SELECT oid FROM pg_roles WHERE rolname = $1) = ANY(p.polroles))`,
    [role],
  );
  const name = client.escapeIdentifier(`for ${role}`.slice(0, 60));
  for (const { table } of rows) {
    await client.query(
      `CREATE POLICY ${name} ON ${table} TO ${client.escapeIdentifier(role)} USING (true) WITH CHECK (true)`,
    );
  }
}
