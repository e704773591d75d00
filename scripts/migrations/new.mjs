import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openSchemaEngine } from './schema-engine.mjs';

/**
 * `npm run db:new-migration NAME`: writes the next migration from what changed in prisma/models
 * since the last commit. No database is asked. Read the SQL and add the constraints Prisma
 * cannot express (checks, triggers) before committing it.
 */
const name = process.argv[2];
if (!/^[a-z0-9_]+$/.test(name ?? '')) throw new Error('Give the migration a name in snake_case.');

const folder = 'prisma/models';
const now = readdirSync(folder)
  .sort()
  .map((file) => ({ path: `${folder}/${file}`, content: readFileSync(`${folder}/${file}`, 'utf8') }));

const committed = tryGit(['ls-tree', '--name-only', 'HEAD', `${folder}/`])
  .split('\n')
  .filter(Boolean)
  .map((path) => ({ path, content: tryGit(['show', `HEAD:${path}`]) }));

/** Comparing two schema files asks the database nothing; the engine still wants a connection. */
const offline = {
  provider: 'postgres',
  adapterName: 'offline',
  connect: async () => ({
    provider: 'postgres',
    adapterName: 'offline',
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    executeScript: async () => undefined,
    executeRaw: async () => 0,
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    dispose: async () => undefined,
  }),
};
const engine = await openSchemaEngine(
  now.map(({ path, content }) => [path, content]),
  offline,
);
const { stdout } = await engine.diff({
  from: committed.length ? { tag: 'schemaDatamodel', files: committed } : { tag: 'empty' },
  to: { tag: 'schemaDatamodel', files: now },
  script: true,
  filters: { externalTables: [], externalEnums: [] },
  shadowDatabaseUrl: null,
  exitCode: null,
});

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const target = `prisma/migrations/${stamp}_${name}`;
mkdirSync(target);
writeFileSync(`${target}/migration.sql`, stdout ?? '');
console.log(`${target}/migration.sql`);

/** Empty where git has no commit yet. @param {string[]} args */
function tryGit(args) {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
