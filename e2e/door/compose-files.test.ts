import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeFiles } from '@/e2e/fixtures/compose-files';
import type { Person } from '@/e2e/fixtures/person';
import { removeServicesIn } from '@/e2e/fixtures/services';
import { stand } from '@/e2e/fixtures/stand';
import type { JsonObject } from '@/lib/docker-api/json';
import { comparableSpec } from '@/lib/docker-api/spec/comparable-spec';
import { boundSpec } from '@/lib/stacks/bound-spec';
import { translateCompose } from '@/lib/stacks/compose/translate';
import { readYaml } from '@/lib/yaml/read-yaml';

/**
 * Our reading of compose files against the docker CLI's own: both deploy the same file through the
 * door, and the Swarm then has the same services, networks, secrets and configs of either.
 */
describe('compose files', () => {
  let shop: string;
  let ana: Person;
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-compose-'));
  const stacks: string[] = [];

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    writeFileSync(join(folder, 'motd.txt'), 'hello');
  });

  afterAll(async () => {
    await removeServicesIn(shop);
    const { docker } = await ana.at('swarm');
    for (const stack of stacks) await docker.attempt('stack', 'rm', stack);
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(composeFiles))('are read as docker reads them: %s', async (_, write) => {
    const { docker, door } = await ana.at('swarm');
    const [theirs, ours] = [stand.unique('theirs'), stand.unique('ours')];
    stacks.push(theirs, ours);
    const file = join(folder, `${theirs}.yml`);
    const label = `com.docker.ucp.access.label: ${shop}`;
    const text = write(stand.swarm.image('busybox'), label);
    writeFileSync(file, text);
    await docker.run('stack', 'deploy', '--detach=true', '--resolve-image', 'never', '-c', file, theirs);

    const expected = await all(theirs);
    // Two services cannot publish one port.
    await docker.run('stack', 'rm', theirs);

    const plan = translateCompose(ours, readYaml(text).value, new Map(), '');
    const post = async (path: string, body: unknown) => {
      const answer = await door.post(path, body);
      expect([path, answer.status, answer.text]).toEqual([path, 201, expect.anything()]);
    };
    for (const { create } of plan.networks) if (create) await post('/networks/create', create);
    const Data = Buffer.from('hello').toString('base64');
    for (const kind of ['secrets', 'configs'] as const) {
      for (const { name, labels } of plan[kind])
        await post(`/${kind}/create`, { Name: name, Labels: labels, Data });
    }
    const known = { networks: new Map(), secrets: await idsOf('secrets'), configs: await idsOf('configs') };
    for (const { spec } of plan.services) await post('/services/create', boundSpec(spec, known, false));

    expect(await all(ours)).toEqual(expected);
    expect(expected[0]).not.toEqual([]);
  });

  const all = async (stack: string) => [
    await partsOf('services', stack),
    await partsOf('networks', stack),
    await partsOf('secrets', stack),
    await partsOf('configs', stack),
  ];

  async function idsOf(kind: 'secrets' | 'configs'): Promise<Map<string, string>> {
    const { json } = await (await ana.at('swarm')).door.get(`/${kind}`);
    return new Map((json as { ID: string; Spec: { Name: string } }[]).map(({ ID, Spec }) => [Spec.Name, ID]));
  }

  /** What a stack has, without what differs between any two of a kind. */
  async function partsOf(
    kind: 'services' | 'networks' | 'secrets' | 'configs',
    stack: string,
  ): Promise<JsonObject[]> {
    const { door } = await ana.at('swarm');
    const filters = encodeURIComponent(JSON.stringify({ label: [`com.docker.stack.namespace=${stack}`] }));
    const { json } = await door.get(`/${kind}?filters=${filters}`);
    const networks = new Map(
      ((await door.get('/networks')).json as { Id: string; Name: string }[]).map(({ Id, Name }) => [
        Id,
        Name,
      ]),
    );
    const parts = (json as { Spec?: JsonObject; Name?: string; Labels?: JsonObject; Driver?: string }[]).map(
      (item) => {
        const { Name, Labels, Driver, ...rest } = item as JsonObject;
        const { Internal, Attachable, IPAM, Options } = rest;
        return comparableSpec(
          item.Spec ?? ({ Name, Labels, Driver, Internal, Attachable, IPAM, Options } as JsonObject),
        );
      },
    );
    const text = JSON.stringify(parts)
      .replaceAll(stack, 'STACK')
      .replaceAll(/"(Secret|Config)ID":"[^"]+"/g, '"$1ID":""')
      .replaceAll(
        /"Target":"([0-9a-z]{25})"/g,
        (_, id: string) => `"Target":"${networks.get(id)?.replace(stack, 'STACK')}"`,
      )
      .replaceAll(/"com.docker.network.driver.overlay.vxlanid_list":"\d+"/g, '"vxlan":""')
      .replaceAll(/"(Subnet|Gateway)":"10\.0\.[^"]+"/g, '"$1":""');
    return (JSON.parse(text) as JsonObject[]).sort((a, b) => (String(a.Name) < String(b.Name) ? -1 : 1));
  }
});
