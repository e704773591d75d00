import { createHash } from 'node:crypto';
import { auditLog, seedAuditLog } from '@/bench/audit-log/seed';
import type { Measurement } from '@/bench/measurements/measurement';
import { call, timeOf } from '@/bench/measurements/timed-calls';
import { limited, type Row } from '@/bench/report/row';
import { type OwnProduct, startOwnProduct } from '@/bench/rig/own-product';

const screenMs = 300;
const { entries, quiet, rareActor, rareWord } = auditLog;
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** Frequent and rare ones of each filter. */
const filters = [
  '',
  'actor=person-1000',
  `actor=${rareActor}`,
  `credential=${md5('credential 18')}`,
  'operation=container',
  'operation=secret.create',
  'collection=/Shared/department-2',
  `collection=${quiet.collection}`,
  'cluster=cluster-2',
  'resource=container',
  'resource=thing-1234',
  `resource=${md5('thing 1234').slice(0, 12)}`,
  'outcome=done',
  'outcome=refused',
  'outcome=failed',
  'outcome=pending',
  'address=10.1.18.18',
  'text=department-2',
  `text=${rareWord}`,
  `since=${new Date(Date.now() - 30 * 86_400_000).toISOString()}&until=${new Date(Date.now() - 29 * 86_400_000).toISOString()}`,
  `actor=${rareActor}&outcome=failed`,
] as const;

export const auditList: Measurement = {
  name: 'audit-list',
  about: `\`GET /audit\` of a log with ${entries.toLocaleString('en')} entries, by each filter, 100 entries a page: the first page and the next, as an administrator and as somebody who sees one collection with ${quiet.entries} entries. A word that is rare anywhere in the log is found in several looks, each of which says how far it came; each is measured by itself.`,
  async run(rig) {
    const product = await startOwnProduct(rig);
    await seedAuditLog(product.databaseUrl);
    const auditor = await quietAuditor(product);
    const rows = await timesAs(product, 'an administrator', filters);
    return [
      ...rows,
      ...(await timesAs(auditor, 'who sees one collection', [
        '',
        'operation=container',
        'outcome=refused',
        `text=${rareWord}`,
        'collection=/Shared/department-2',
      ])),
      limited('page /admin/audit', await timeOf(product, '/admin/audit'), 'ms', screenMs),
    ];
  },
};

async function timesAs(product: OwnProduct, who: string, queries: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const query of queries) {
    const path = `/api/v1/audit?limit=100&${query}`;
    const name = `${who}: ${decodeURIComponent(query) || 'all'}`;
    rows.push(limited(name, await timeOf(product, path), 'ms', screenMs));
    const { nextCursor } = JSON.parse(await call(product, path));
    if (nextCursor === null) continue;
    const next = await timeOf(product, `${path}&cursor=${nextCursor}`);
    rows.push(limited(`${name}, next page`, next, 'ms', screenMs));
  }
  return rows;
}

async function quietAuditor(product: OwnProduct): Promise<OwnProduct> {
  const [username, password] = ['quiet-auditor', 'reads what is quiet'];
  await call(product, '/api/v1/collections', { path: quiet.collection });
  await call(product, '/api/v1/roles', { name: 'Auditor', operations: ['audit.view'] });
  await call(product, '/api/v1/users', { username, password });
  await call(product, '/api/v1/grants', {
    subject: `user:${username}`,
    role: 'Auditor',
    collection: quiet.collection,
  });
  const { token } = JSON.parse(await call(product, '/api/v1/auth/login', { username, password }));
  return { ...product, token };
}
