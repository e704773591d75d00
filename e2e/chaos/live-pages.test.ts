import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReady, postgresPid } from '@/e2e/chaos/processes';
import { pidListeningOn } from '@/e2e/fixtures/gateway-process';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const within = { timeoutMs: 60_000, intervalMs: 100 };

/** Whatever dies between an engine and a screen, the mark tells the truth, and the rows are right afterwards. */
describe('a page that is looked at while the product is hurt', () => {
  let browser: Browser;
  let shop: string;
  let ana: Person;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    browser = await chromium.launch({
      executablePath: process.env.WHEELHOUSE_CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });

  afterAll(async () => browser.close());

  const look = async () => {
    const context = await browser.newContext({ baseURL: stand.facts.consoleUrl });
    const { token } = await stand.admin();
    await context.addCookies([{ name: 'wheelhouse_session', value: token, url: stand.facts.consoleUrl }]);
    const page = await context.newPage();
    const name = stand.unique('seen');
    await page.goto(`/ops/local/containers?q=${name}`);
    const mark = page.getByRole('status').filter({ hasText: /Live|Reconnecting|Stale|Connecting/ });
    const text = async () => (await mark.first().textContent()) ?? '';
    await waitFor('the page to be live', async () => (await text()) === 'Live', within);
    return { page, name, text };
  };
  const run = (name: string) =>
    ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '3600');

  it('says that it connects again while there is no gateway', async () => {
    const { page, name, text } = await look();
    await run(name);
    const row = page.getByRole('row').filter({ hasText: name });
    await row.waitFor();
    process.kill(pidListeningOn(Number(new URL(stand.facts.consoleUrl).port)), 'SIGKILL');
    await waitFor('the page to say so', async () => (await text()).startsWith('Reconnecting'), within);
    // What happens meanwhile nobody tells of.
    await stand.dockerAtEngine.run('kill', name);
    await waitFor('the product to be ready', isReady, within);
    await waitFor('the page to be live', async () => (await text()) === 'Live', within);
    await waitFor('the end to show', async () => (await row.textContent())?.includes('Stopped'), within);
    await page.context().close();
  }, 180_000);

  it('is live and right again after the database was away', async () => {
    const { page, name, text } = await look();
    const pid = await waitFor('Postgres', () => postgresPid());
    process.kill(pid, 'SIGKILL');
    await waitFor('another Postgres', () => (postgresPid() ?? pid) !== pid, within);
    await waitFor('the product to be ready', isReady, within);
    await waitFor('the page to be live', async () => (await text()) === 'Live', within);
    await run(name);
    await page.getByRole('row').filter({ hasText: name }).waitFor();
    expect(await text()).toBe('Live');
    await page.context().close();
  }, 180_000);
});
