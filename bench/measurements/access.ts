import type { Measurement } from '@/bench/measurements/measurement';
import { median, roundCount } from '@/bench/measurements/rounds';
import { call, timeOf } from '@/bench/measurements/timed-calls';
import { organisation, seedOrganisation } from '@/bench/organisation/seed';
import { limited, type Row } from '@/bench/report/row';
import { type OwnProduct, startOwnProduct } from '@/bench/rig/own-product';
import { compileAccess, decide } from '@/lib/access/access';

const screenMs = 300;
const questionMs = 1_000;
const app = '/Shared/department-5/group-15/app-1015';
const checks = 10_000;
const { people, teams, collections, grants } = organisation;

/** Each administration page, and what it is opened with. */
const pages = [
  'people',
  'people/person-1015',
  'teams',
  'teams/team-150',
  'roles',
  'collections',
  'grants',
  'grants?subject=user:person-1015',
  `grants?collection=${encodeURIComponent(app)}`,
  'image-prefixes',
  'audit',
  'access',
  'requests',
] as const;

const lists = [
  'users?limit=100',
  'users?q=person-19',
  'teams?limit=100',
  'teams/team-3/members',
  'roles',
  'collections?limit=100',
  `collections?under=${encodeURIComponent('/Shared/department-5')}`,
  'collections?q=app-101',
  'grants?limit=100',
  'grants?q=app-101',
  'grants?subject=team:team-150',
  `grants?collection=${encodeURIComponent(app)}`,
] as const;

const at = `collection=${encodeURIComponent(app)}`;
const questions = [
  ['matrix of a person', 'access/effective?user=person-1015'],
  ['matrix of a team', 'access/effective?team=team-150'],
  ['matrix of a collection', `access/effective?${at}`],
  ['why', `access/explain?user=person-1015&operation=container.exec&${at}`],
  ['who can', `access/who-can?operation=container.exec&${at}&limit=500`],
  ['who can, all people', 'access/who-can?operation=image.view&collection=/Shared&limit=500'],
  ['access as code', 'access/export'],
] as const;

const inScope = (subject: string, collection: string) => ({
  subject,
  collection,
  role: 'Operator of images',
});
/** What would come of granting a role that nobody has yet. */
const wishes = [
  ['what if, a person', inScope('user:person-7', app)],
  ['what if, a top team on a department', inScope('team:team-3', '/Shared/department-5')],
  ['what if, everyone on all that is shared', inScope('everyone', '/Shared')],
] as const;

export const access: Measurement = {
  name: 'access',
  about: `Administration of ${people.toLocaleString('en')} people in ${teams} teams, four deep, with ${grants.toLocaleString('en')} grants on ${collections.toLocaleString('en')} collections, by an administrator, one request at a time until its last byte: the server's answer of each page, lists of the API, and questions. "Decide" is one check of the person whom most grants reach.`,
  async run(rig) {
    const product = await startOwnProduct(rig);
    await seedOrganisation(product.databaseUrl);
    const rows: Row[] = [];
    for (const path of pages) {
      const took = await timeOf(product, `/admin/${path}`);
      rows.push(limited(`page /admin/${decodeURIComponent(path)}`, took, 'ms', screenMs));
    }
    for (const path of lists) {
      const took = await timeOf(product, `/api/v1/${path}`);
      rows.push(limited(`GET /${decodeURIComponent(path)}`, took, 'ms', screenMs));
    }
    for (const [name, path] of questions) {
      rows.push(limited(name, await timeOf(product, `/api/v1/${path}`), 'ms', questionMs));
    }
    await call(product, '/api/v1/roles', { name: 'Operator of images', operations: ['image.remove'] });
    for (const [name, wish] of wishes) {
      const took = await timeOf(product, '/api/v1/grants?dryRun=true', wish);
      rows.push(limited(name, took, 'ms', questionMs));
    }
    return [...rows, await decideOne(product)];
  },
};

/** With the grants as the database gives them. */
async function decideOne({ databaseUrl }: OwnProduct): Promise<Row> {
  process.env.DATABASE_URL = databaseUrl;
  const [{ db }, { grantsReaching }] = await Promise.all([
    import('@/lib/db/client'),
    import('@/lib/auth/grants-reaching'),
  ]);
  const everybody = await db.user.findMany({ select: { id: true } });
  const reaching = await grantsReaching(
    db,
    everybody.map(({ id }) => id),
  );
  const most = [...reaching.values()].reduce((left, right) => (right.length > left.length ? right : left));
  const places = (await db.collection.findMany({ select: { path: true } })).map(({ path }) => path);
  await db.$disconnect();
  const compiled = compileAccess(most);
  const now = Date.now();
  const round = () => {
    const from = performance.now();
    for (let n = 0; n < checks; n += 1) {
      decide(compiled, 'container.exec', places[n % places.length] ?? '/', now);
    }
    return ((performance.now() - from) / checks) * 1_000;
  };
  round();
  const took = median(Array.from({ length: roundCount }, round));
  return limited(`decide, with ${most.length} grants`, took, 'µs', 1);
}
