import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const scrape = (token?: string) =>
  fetch(`${stand.facts.consoleUrl}/metrics`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

/** What Prometheus reads takes a right of its own, and shows what that reaches. */
describe('/metrics', () => {
  let shop: string;
  let role: string;
  let operator: Person;
  let ana: Person;
  const name = stand.unique('scraped');
  const others = stand.unique('others');

  beforeAll(async () => {
    shop = await stand.collection('shop');
    role = await stand.role('prometheus', ['metrics.view']);
    operator = await stand.person('operator', { role, on: '/' });
    ana = await stand.person('ana', { role, on: shop });
    const admin = await stand.admin();
    await admin.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '1d');
    await admin.docker.run('run', '-d', '--name', others, ...inside('/System'), 'busybox', 'sleep', '1d');
    await waitFor(
      'the containers to be sampled',
      async () => (await (await scrape(operator.token)).text()).includes(`name="${others}"`),
      { timeoutMs: 60_000, intervalMs: 500 },
    );
  });

  it('is for nobody without a credential, and for nobody without the right', async () => {
    expect((await scrape()).status).toBe(401);
    const full = await stand.person('full', { role: 'Full Control', on: shop });
    const refused = await scrape(full.token);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('You need metrics.view on /');
  });

  it('tells whoever holds the right on a collection of that alone', async () => {
    const text = await (await scrape(ana.token)).text();
    expect(text).toContain(`name="${name}"`);
    expect(text).toMatch(new RegExp(`wheelhouse_container_memory_bytes\\{.*collection="${shop}"`));
    expect(text).not.toContain(others);
    expect(text).not.toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/^wheelhouse_(?:cluster|node|engine|door)_/m);
  });

  it('counts requests by route and status, and what was refused', async () => {
    await ana.door.get(`/containers/${name}/json`);
    const text = await (await scrape(operator.token)).text();
    expect(text).toMatch(
      /wheelhouse_door_requests_total\{listener="console",method="GET",route="\/containers\/\{id\}\/json",status="404"\} \d+/,
    );
    expect(text).toMatch(/wheelhouse_door_refusals_total\{status="404"\} \d+/);
    expect(text).toMatch(/wheelhouse_door_request_duration_seconds_bucket\{le="\+Inf"\} \d+/);
    expect(text).toContain('wheelhouse_postgres_up 1');
    expect(text).toMatch(/wheelhouse_engine_up\{cluster="local",engine="[^"]+"\} 1/);
  });

  it('takes no other parameters, methods or spellings', async () => {
    const ask = (path: string, method = 'GET') =>
      fetch(`${stand.facts.consoleUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${operator.token}` },
      });
    expect((await ask('/metrics?match=x')).status).toBe(400);
    expect((await ask('/metrics/')).status).toBe(404);
    expect((await ask('/metrics', 'POST')).status).toBe(405);
    expect(await (await ask('/metrics?containers=0')).text()).not.toContain(name);
  });
});
