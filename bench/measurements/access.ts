import type { Measurement } from '@/bench/measurements/measurement';
import { median, roundCount } from '@/bench/measurements/rounds';
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
  'explain',
] as const;

const lists = [
  'users?limit=100',
  'teams?limit=100',
  'teams/team-3/members',
  'roles',
  'collections?limit=100',
  `collections?under=${encodeURIComponent('/Shared/department-5')}`,
  'grants?limit=100',
  'grants?subject=team:team-150',
  `grants?collection=${encodeURIComponent(app)}`,
] as const;

const questions = [
  ['why', `access/explain?user=person-1015&operation=container.exec&collection=${encodeURIComponent(app)}`],
  ['who can', `access/who-can?operation=container.exec&collection=${encodeURIComponent(app)}&limit=500`],
  ['who can, of nobody', `access/who-can?operation=cluster.manage&collection=${encodeURIComponent('/Desk')}`],
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
    return [...rows, await decideOne(product)];
  },
};

/** The median time until the last byte, the first answers not counted. */
async function timeOf({ consoleUrl, token }: OwnProduct, path: string): Promise<number> {
  const once = async () => {
    const from = performance.now();
    const answer = await fetch(consoleUrl + path, {
      headers: { Cookie: `wheelhouse_session=${token}`, Accept: 'text/html,application/json' },
      redirect: 'error',
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return performance.now() - from;
  };
  await once();
  await once();
  const took: number[] = [];
  for (let round = 0; round < roundCount; round += 1) took.push(await once());
  return median(took);
}

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
