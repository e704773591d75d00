import { readFileSync } from 'node:fs';
import pg from 'pg';
import { retain } from '@/lib/audit/sealed/retain';

/**
 * A process that seals and removes what there is of the audit log, for being killed: it stops for ever
 * at its statement of that number, before or after that is sent, and says so.
 */
const [url = '', folder = '', keyFile = '', haltsAt = '0', when = 'before'] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
let statements = 0;
const halt = () =>
  new Promise<void>(() => {
    process.stdout.write('halted\n');
    setInterval(() => undefined, 60_000);
  });
Object.assign(client, {
  query: async (...asked: unknown[]) => {
    statements += 1;
    if (statements !== Number(haltsAt)) return ask(...asked);
    if (when === 'before') await halt();
    const answer = ask(...asked);
    await halt();
    return answer;
  },
});
await retain(client, {
  folder,
  privatePem: readFileSync(keyFile),
  olderThan: new Date(Date.now() + 60_000),
  log: () => undefined,
});
await client.end();
process.stdout.write('finished\n');
