import { migrateQueue } from '@/lib/queue/migrate';
import { grantToApplication } from '@/supervise/start/application-role';
import { checkOwner, roleOf, tamperingRights } from '@/supervise/start/database-roles';
import { migrate } from '@/supervise/start/migrate';
import { onePreparation } from '@/supervise/start/one-preparation';
import { warn } from '@/supervise/start/progress';

/** Who connects to the database as whom. The same twice where only DATABASE_URL is given. */
export interface DatabaseUrls {
  /** Of the role that the processes connect as. */
  readonly application: string;
  /** Of the role that owns the tables. */
  readonly owner: string;
}

/**
 * Brings the database up to date as its owner, and gives the application's role what it needs of it.
 * Says so where that role could change the audit log. Several at once do it one after the other.
 *
 * @param migrations prisma/migrations
 * @returns the names of the migrations applied now
 * @throws StartRefused
 */
export async function prepareDatabase(urls: DatabaseUrls, migrations: string): Promise<readonly string[]> {
  const role = await roleOf(urls.application);
  const owner = await roleOf(urls.owner);
  if (role !== owner) await checkOwner(urls.owner, owner);
  const applied = await onePreparation(urls.owner, async () => {
    const names = await migrate(urls.owner, migrations);
    await migrateQueue(urls.owner);
    if (role !== owner) await grantToApplication(urls.owner, role);
    return names;
  });
  const ways = await tamperingRights(urls.application);
  if (ways.length === 0) return applied;
  warn(
    `The database role ${role}, which Wheelhouse works as, ${ways.join(', ')}: changes to the audit log can be found, but are not prevented. Give the tables an owner of their own with WHEELHOUSE_DATABASE_OWNER_URL (docs/guides/audit.md).`,
  );
  return applied;
}
