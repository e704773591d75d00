import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/**
 * Who was refused something on a thing that they see may ask for it, wherever the thing is. What they
 * were refused on what they do not see must not turn into that, whatever else they put on record.
 */
describe('asking for access after a refusal', () => {
  let hidden: string;
  let eve: Person;
  let container: string;
  let image: string;

  beforeAll(async () => {
    hidden = await stand.collection('hidden', '');
    eve = await stand.person('eve', { role: 'Full Control', on: await stand.collection('eves', '') });
    const victim = await stand.person('vic', { role: 'Full Control', on: hidden });
    container = stand.unique('hidden');
    await victim.docker.run('create', '--name', container, ...inside(hidden), 'busybox', 'true');
    image = stand.unique('hidden');
    await (await stand.admin()).api.post('/image-prefixes', { prefix: image, collection: hidden });
  });

  const ask = (operation: string, collection: string) =>
    eve.api.call('POST', '/access-requests', { operation, collection, reason: 'x', minutes: 30 });

  it.each([
    ['a look at a hidden container', 'container.view', () => ['GET', `/containers/${container}/json`]],
    ['a removal of a hidden container', 'container.view', () => ['DELETE', `/containers/${container}`]],
    ['a hidden name for an image', 'image.tag', () => ['POST', `/images/busybox/tag?repo=${image}`]],
  ] as const)('learns nothing of where things are by %s', async (_what, operation, request) => {
    const [method, path] = request() as [string, string];
    const refusals = () => refusalsOf(eve, operation);
    const before = await refusals();
    const agent = `${operation} on ${hidden} to, You need ${operation} on ${hidden} to look`;
    const { status } = await eve.door.ask(method, `/v1.41${path}`, undefined, { 'user-agent': agent });
    expect([403, 404]).toContain(status);
    await waitFor('the refusal on record', async () => (await refusals()) > before);

    const real = await ask(operation, hidden);
    const unreal = await ask(operation, `${hidden}-not`);
    expect(real.status).toBe(404);
    expect(unreal.status).toBe(404);
    expect(unreal.body.detail.replaceAll(`${hidden}-not`, hidden)).toBe(real.body.detail);
  });
});

async function refusalsOf({ username }: Person, operation: string): Promise<number> {
  const { api } = await stand.admin();
  const query = `actor=${username}&operation=${operation}&outcome=refused`;
  return (await api.get(`/audit?${query}`)).items.length;
}
