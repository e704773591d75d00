import { type Person, signIn } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

const day = 24 * 60 * 60_000;
const talking =
  'i=0; while true; do i=$((i+1)); echo "$(date -u +%H:%M:%S) GET /basket/$i 200"; ' +
  '[ $((i % 7)) = 0 ] && echo "$(date -u +%H:%M:%S) WARN payment provider slow, retrying" >&2; sleep 0.3; done';

/** A small company on a stand of its own: three people, two teams, things that run. */
export interface Company {
  readonly admin: Person;
  readonly ana: Person;
  readonly mia: Person;
  /** Full ids: of a container of Ana's that prints, and of a service of hers on the Swarm. */
  readonly basket: string;
  readonly web: string;
}

export async function foundCompany(): Promise<Company> {
  const admin = await stand.admin();
  await admin.api.patch('/me', { fullName: 'Olga Operator' });
  for (const team of ['shop', 'bank', 'marketing']) await admin.api.post('/teams', { name: team });
  const person = async (username: string, fullName: string, team: string) => {
    const password = `${username} likes pictures`;
    await admin.api.post('/users', { username, password, fullName });
    await admin.api.put(`/teams/${team}/members/${username}`);
    return signIn(stand.facts, username, password);
  };
  const ana = await person('ana', 'Ana Lindqvist', 'shop');
  const ben = await person('ben', 'Ben Okafor', 'bank');
  const mia = await person('mia', 'Mia Rossi', 'marketing');
  for (const path of ['/Shared/shop', '/Shared/bank']) await admin.api.post('/collections', { path });
  const grant = (subject: string, role: string, collection: string, reason: string) =>
    admin.api.post('/grants', { subject, role, collection, reason });
  await grant('team:shop', 'Full Control', '/Shared/shop', 'They run the shop');
  await grant('team:bank', 'Restricted Control', '/Shared/bank', 'They run the bank');
  await grant('team:marketing', 'Catalogue User', '/Desk', 'Pages for campaigns');
  const run = (who: Person, name: string, collection: string, ...rest: string[]) =>
    who.docker.run('run', '-d', '--name', name, '--label', `io.wheelhouse.collection=${collection}`, ...rest);
  await run(ana, 'shop-web', '/Shared/shop', '-p', '80', 'web');
  const basket = await run(ana, 'shop-basket', '/Shared/shop', 'busybox', 'sh', '-c', talking);
  await run(ana, 'shop-search', '/Shared/shop', 'busybox', 'sleep', '100000');
  await run(ana, 'shop-import', '/Shared/shop', 'busybox', 'sh', '-c', 'exit 3');
  await run(ben, 'bank-ledger', '/Shared/bank', '-v', 'ledger:/data', 'busybox', 'sleep', '100000');
  await run(ben, 'bank-rates', '/Shared/bank', 'busybox', 'sleep', '100000');
  await ben.docker.attempt(
    'run',
    '--privileged',
    '--label',
    'io.wheelhouse.collection=/Shared/bank',
    'busybox',
  );
  const order = (name: string, theme: string, days: number) =>
    mia.api.post('/orders', {
      item: 'website',
      inputs: { name, theme },
      until: new Date(Date.now() + days * day).toISOString(),
    });
  await order('Spring fair', 'forest', 14);
  await order('Open house on Friday', 'sunset', 3);
  await administer(admin, ben);
  return { admin, ana, mia, basket, web: await fillSwarm(ana, ben) };
}

/** A service account, somebody who asks for a right, and a terminal that is recorded. */
async function administer(admin: Person, ben: Person): Promise<void> {
  await admin.api.post('/users', { username: 'shop-ci', fullName: 'Builds of the shop', kind: 'service' });
  await ben.api.post('/access-requests', {
    operation: 'container.exec',
    collection: '/Shared/bank',
    reason: 'The ledger has not closed since Friday',
    minutes: 30,
  });
  await admin.api.put('/collections/%2FShared%2Fshop/recording', { terminals: true });
}

/** What runs on the Swarm, one service of it on the way to an image that does not exist. */
async function fillSwarm(ana: Person, ben: Person): Promise<string> {
  const shop = (await ana.at('swarm')).docker;
  const inShop = ['--label', 'io.wheelhouse.collection=/Shared/shop'];
  const image = stand.swarm.image('busybox');
  const service = async (docker: typeof shop, name: string, ...options: string[]) => {
    const words = ['service', 'create', '--quiet', '--detach', '--name', name];
    return (await docker.run(...words, ...options, image, 'sleep', '1d')).split('\n')[0] ?? '';
  };
  await shop.run('network', 'create', '--driver', 'overlay', ...inShop, 'shop-net');
  const web = await service(shop, 'shop-front', ...inShop, '--network', 'shop-net', '--replicas', '4');
  await service(shop, 'shop-payments', ...inShop, '--network', 'shop-net', '--replicas', '2');
  await service(shop, 'shop-mail', ...inShop, '--limit-memory', '64m', '--reserve-memory', '32m');
  const bank = (await ben.at('swarm')).docker;
  await service(bank, 'bank-rates', '--label', 'io.wheelhouse.collection=/Shared/bank', '--replicas', '3');
  await shop.run('service', 'update', '--quiet', '--detach', '--image', `${image}:2027`, 'shop-mail');
  return web;
}
