import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build } from '@/e2e/fixtures/build-context';
import type { Person } from '@/e2e/fixtures/person';
import { PrivateRegistry } from '@/e2e/fixtures/private-registry';
import { stand } from '@/e2e/fixtures/stand';

/** What is kept for a registry is used for whom it is kept, and told to nobody else. */
describe('credentials for registries', () => {
  let registry: PrivateRegistry;
  let other: PrivateRegistry;
  let cluster: string;
  let shop: string;
  let ana: Person;
  let ben: Person;
  let team: string;

  beforeAll(async () => {
    const address = stand.facts.registry.split(':')[0] ?? '';
    registry = await PrivateRegistry.start(address);
    other = await PrivateRegistry.start(address);
    // The same engine once more, with registries of its own.
    cluster = stand.unique('private');
    const { api } = await stand.admin();
    await api.post('/clusters', {
      name: cluster,
      endpoint: `unix://${stand.facts.engine.socket}`,
      registries: [registry.host, other.host],
    });
    shop = await stand.collection('shop');
    for (const { host } of [registry, other]) {
      await api.post('/image-prefixes', { prefix: host, collection: shop });
    }
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    ben = await stand.person('ben', { role: 'Full Control', on: shop });
    team = await stand.team('packers', [ben]);
  });

  beforeEach(() => {
    registry.told.length = 0;
    other.told.length = 0;
  });

  afterAll(async () => {
    await (await stand.admin()).api.delete(`/clusters/${cluster}`);
    await Promise.all([registry.stop(), other.stop()]);
  });

  const keep = (person: Person, host: string, secret: string, forTeam: string | null = null) =>
    person.api.post('/registry-credentials', { host, username: person.username, secret, team: forTeam });

  const pull = async (person: Person, host: string) =>
    (await person.at(cluster)).docker.refused('pull', `${host}/image:1`);

  it('go to their own registry with what their owner does, and nowhere else', async () => {
    const secret = stand.unique('secret');
    await keep(ana, registry.host, secret);
    await pull(ana, registry.host);
    expect(registry.told).toContain(`${ana.username}:${secret}`);
    await pull(ana, other.host);
    expect(other.told).toEqual([]);
    registry.told.length = 0;
    await pull(ben, registry.host);
    expect(registry.told).toEqual([]);
    const { docker, door } = await ana.at(cluster);
    await build(docker, `FROM ${registry.host}/base:1`);
    await door.get(`/distribution/${registry.host}/image:1/json`);
    expect(registry.told.length).toBeGreaterThan(1);
    expect(new Set(registry.told)).toEqual(new Set([`${ana.username}:${secret}`]));
  });

  it('of a team serve its members, after their own', async () => {
    const admin = await stand.admin();
    const secret = stand.unique('teams');
    await keep(admin, registry.host, secret, team);
    await pull(ben, registry.host);
    expect(registry.told).toContain(`admin:${secret}`);
    registry.told.length = 0;
    const own = stand.unique('own');
    await keep(ben, registry.host, own);
    await pull(ben, registry.host);
    expect(new Set(registry.told)).toEqual(new Set([`${ben.username}:${own}`]));
    await expect(keep(ben, other.host, 'x', team)).rejects.toThrow(/team\.manage/);
  });

  it('are seen without their secret, by their owners, and removed by them alone', async () => {
    const secret = stand.unique('unseen');
    const made = await keep(ana, other.host, secret);
    expect(JSON.stringify(made)).not.toContain(secret);
    const { items } = await ana.api.get('/registry-credentials');
    expect(items.map(({ id }: { id: string }) => id)).toContain(made.id);
    expect(JSON.stringify(items)).not.toContain(secret);
    const seen = await ben.api.get('/registry-credentials');
    expect(JSON.stringify(seen)).not.toContain(made.id);
    await expect(ben.api.get(`/registry-credentials/${made.id}`)).rejects.toThrow(/404|no such/i);
    await expect(ben.api.delete(`/registry-credentials/${made.id}`)).rejects.toThrow(/404|no such/i);
    await expect(keep(ana, other.host, 'again')).rejects.toThrow(/already/);
    await expect(keep(ana, 'not a host', 'x')).rejects.toThrow(/registry host/);
    const audit = await (await stand.admin()).api.get(`/audit?text=${encodeURIComponent(other.host)}`);
    expect(JSON.stringify(audit)).not.toContain(secret);
    await ana.api.delete(`/registry-credentials/${made.id}`);
    await pull(ana, other.host);
    expect(other.told).toEqual([]);
  });

  it('that a client sends come first, and for their own host only', async () => {
    const { door } = await ana.at(cluster);
    const header = (serveraddress: string) => ({
      'x-registry-auth': Buffer.from(
        JSON.stringify({ username: 'client', password: 'sent', serveraddress }),
      ).toString('base64url'),
    });
    const path = `/v1.41/images/create?fromImage=${encodeURIComponent(`${other.host}/image`)}&tag=1`;
    await door.ask('POST', path, undefined, header(other.host));
    expect(other.told).toContain('client:sent');
    other.told.length = 0;
    const { status } = await door.ask('POST', path, undefined, header(registry.host));
    expect(status).toBe(400);
    expect(other.told).toEqual([]);
  });
});
