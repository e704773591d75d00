import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside, stand } from '@/e2e/fixtures/stand';
import { Prometheus } from '@/e2e/prometheus/prometheus';
import { waitFor } from '@/e2e/wait-for';

// `npm test` installs it where it can.
const isMissing = spawnSync('prometheus', ['--version']).error !== undefined;
if (isMissing) console.warn('Prometheus is not tried: the Debian package prometheus is missing.');

describe.skipIf(isMissing)('/metrics, read by a real Prometheus', () => {
  let prometheus: Prometheus;
  let shop: string;
  const name = stand.unique('scraped');

  beforeAll(async () => {
    shop = await stand.collection('shop');
    const role = await stand.role('prometheus', ['metrics.view']);
    const operator = await stand.person('operator', { role, on: '/' });
    const admin = await stand.admin();
    await admin.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '1d');
    // As the guide says: a long-lived token of an account that may do this alone.
    const { token } = await operator.api.post('/tokens', { label: 'prometheus' });
    prometheus = await Prometheus.start(new URL(stand.facts.consoleUrl).host, token);
  });

  afterAll(() => prometheus?.stop());

  it('is understood whole', async () => {
    const isUp = async () => (await prometheus.target())?.health === 'up';
    await waitFor('a scrape', isUp, { timeoutMs: 30_000, intervalMs: 250 });
    expect((await prometheus.target())?.lastError).toBe('');
  });

  it('answers what a container uses', async () => {
    const [found] = await waitFor(
      'its memory',
      async () => {
        const result = await prometheus.query(`wheelhouse_container_memory_bytes{name="${name}"}`);
        return result.length > 0 && result;
      },
      { timeoutMs: 50_000, intervalMs: 250 },
    );
    expect(found?.metric).toMatchObject({ cluster: 'local', collection: shop });
    expect(Number(found?.value[1])).toBeGreaterThan(10_000);
  });

  it('counts on from scrape to scrape', async () => {
    const isCounted = async () => {
      const [found] = await prometheus.query('sum(rate(wheelhouse_door_requests_total[20s]))');
      return found !== undefined && Number(found.value[1]) >= 0;
    };
    await waitFor('a rate', isCounted, { timeoutMs: 30_000, intervalMs: 250 });
    const [quantile] = await prometheus.query(
      'histogram_quantile(0.95, wheelhouse_door_request_duration_seconds_bucket)',
    );
    expect(Number(quantile?.value[1])).toBeGreaterThan(0);
  });
});
