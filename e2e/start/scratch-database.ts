import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConnection, superuserUrl } from '@/supervise/postgres/connection';
import { startPostgres } from '@/supervise/postgres/postgres';
import { type DataDirectory, openDataDirectory } from '@/supervise/start/data-directory';
import { prepareDatabase } from '@/supervise/start/prepare-database';
import { Started } from '@/supervise/stop';

export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A Postgres of the test's own, started as the product starts its own. */
export interface ScratchDatabase {
  /** Of the application's role: it holds nothing before `prepare`. */
  readonly url: string;
  /** Of the role that owns the tables. */
  readonly ownerUrl: string;
  /** Of the superuser, on the same database. */
  readonly superuserUrl: string;
  readonly directory: DataDirectory;
  /** Makes the tables, and gives the application's role what it is given in the product: names of migrations. */
  prepare(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

export async function startScratchDatabase(): Promise<ScratchDatabase> {
  const directory = openDataDirectory(mkdtempSync(join(tmpdir(), 'wh-scratch-')));
  const started = new Started();
  const { url, ownerUrl } = await startPostgres(directory, (process) => started.add(process));
  const connection = readConnection(directory.path);
  if (connection === null) throw new Error('The connection was not written down.');
  return {
    url,
    ownerUrl,
    prepare: () => prepareDatabase({ application: url, owner: ownerUrl }, migrationsFolder),
    superuserUrl: superuserUrl(connection).replace('/postgres?', '/wheelhouse?'),
    directory,
    remove: async () => {
      await started.stop();
      for (const path of [directory.path, directory.run]) rmSync(path, { recursive: true, force: true });
    },
  };
}
