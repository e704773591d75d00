import { expect, test } from '@/e2e/fixtures/browser';
import { inside, stand } from '@/e2e/fixtures/stand';

declare global {
  interface Window {
    violations?: string[];
  }
}

const pages = [
  ...['/ops', '/ops/local/containers', '/ops/local/images', '/ops/local/networks', '/ops/local/volumes'],
  ...['/apps', '/apps/local', '/desk'],
  ...['/admin', '/admin/people', '/admin/teams', '/admin/roles', '/admin/roles/new', '/admin/collections'],
  ...['/admin/grants', '/admin/image-prefixes', '/admin/clusters', '/admin/audit', '/admin/access'],
  ...['/account', '/account/access', '/account/connect', '/account/tokens', '/account/sessions'],
];

test('no page breaks its own content security policy', async ({ signedIn }) => {
  // Some thirty pages, one after the other.
  test.slow();
  const name = stand.unique('csp');
  const collection = await stand.collection('csp');
  const command = [
    'run',
    '-d',
    '--name',
    name,
    ...inside(collection),
    stand.image('busybox'),
    'sleep',
    '600',
  ];
  const id = await stand.dockerAtEngine.run(...command);
  const page = await signedIn(await stand.admin(), '/nothing-here');
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, sourceFile, sample, blockedURI }) => {
        window.violations?.push(`${violatedDirective} ${blockedURI} ${sourceFile} ${sample}`);
      },
    );
  });
  const tabs = ['logs', 'terminal', 'stats', 'inspect'].map(
    (tab) => `/ops/local/containers/${id}?tab=${tab}`,
  );
  const violations: string[] = [];
  for (const path of [...pages, ...tabs]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await page.waitForLoadState('load');
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
    const broken = await page.evaluate(() => window.violations ?? []);
    violations.push(...broken.map((violation) => `${path}: ${violation}`));
  }
  expect(violations).toEqual([]);
});
