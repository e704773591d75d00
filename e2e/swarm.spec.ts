import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dockerAtEngine } from './fixtures/docker-cli';
import { stand } from './fixtures/stand';
import { type Lab, startLab } from './lab/lab';
import { waitFor } from './wait-for';

/** Two engines of their own: what is done to this Swarm disturbs nobody. */
test.describe.configure({ mode: 'serial' });

let lab: Lab;
const cluster = stand.unique('fleet');

test.beforeAll(async () => {
  lab = await startLab({ engines: 2, swarm: false, registry: false });
  const admin = await stand.admin();
  await admin.api.post('/clusters', { name: cluster, endpoint: lab.engines[0]?.dockerHost });
  await waitFor('it is reachable', async () => {
    return (await admin.api.get(`/clusters/${cluster}`)).state === 'reachable';
  });
});

test.afterAll(async () => {
  await (await stand.admin()).api.delete(`/clusters/${cluster}`);
  await lab.stop();
});

test('a Swarm is started, joined by the command that is shown, promoted, rotated and left', async ({
  signedIn,
}) => {
  test.setTimeout(240_000);
  const [first, second] = lab.engines;
  if (!first || !second) throw new Error('The lab has two engines');
  const admin = await stand.admin();
  const page = await signedIn(admin, `/ops/${cluster}/nodes`);
  await page.getByRole('button', { name: 'Start a Swarm' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^Address/)
    .fill(first.address);
  await page.getByRole('dialog').getByRole('button', { name: 'Start the Swarm' }).click();
  await expect(page.getByRole('row').filter({ hasText: first.name })).toContainText('Manager, leader');

  await page.getByRole('link', { name: 'Add a node' }).click();
  await page.getByRole('button', { name: 'Show the commands' }).click();
  const command = page.getByRole('region', { name: 'Command to join as a worker' });
  await expect(command).toContainText(`${first.address}:2377`);
  await expectAccessible(page);
  const shown = (await command.textContent()) ?? '';
  const { items } = await admin.api.get(`/audit?cluster=${cluster}&operation=swarm.manage&limit=10`);
  expect(JSON.stringify(items)).toContain('join tokens');

  await page.getByRole('button', { name: 'Rotate the token' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
  await expect(command).not.toHaveText(shown);
  const joining = ((await command.textContent()) ?? '').trim().split(/\s+/).slice(1);
  await dockerAtEngine(second.socket).run(...joining);

  await page.getByRole('link', { name: 'Nodes', exact: true }).first().click();
  const row = page.getByRole('row').filter({ hasText: second.name });
  await expect(row).toContainText('Worker');
  await expect(row).toContainText('Ready');
  const choose = async (action: string) => {
    await page.getByRole('button', { name: `Actions for ${second.name}` }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await choose('Promote to manager');
  await expect(page.getByRole('dialog')).toContainText('2 managers: if one fails, nothing can be changed.');
  await page.getByRole('dialog').getByRole('button', { name: 'Promote' }).click();
  // Until it has joined the managers, the engine knows of none to demote.
  await expect(row.getByRole('cell', { name: 'Manager', exact: true })).toBeVisible();
  await choose('Demote to worker');
  await page.getByRole('dialog').getByRole('button', { name: 'Demote' }).click();
  await expect(row).toContainText('Worker');

  await page.getByRole('link', { name: 'Swarm', exact: true }).click();
  await page.getByLabel('Old tasks to keep').fill('3');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The Swarm has its new settings')).toBeVisible();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('region', { name: 'Unlock key' })).toContainText('SWMKEY');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();

  await page.getByRole('button', { name: 'Rotate the authority' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
  await expect(page.getByText(`Every node of ${cluster} has a new certificate`)).toBeVisible({
    timeout: 60_000,
  });
  const settings = await dockerAtEngine(first.socket).run(
    'info',
    '--format',
    '{{.Swarm.Cluster.Spec.Orchestration.TaskHistoryRetentionLimit}} {{.Swarm.Cluster.Spec.CAConfig.ForceRotate}}',
  );
  expect(settings).toBe('3 1');

  await dockerAtEngine(second.socket).run('swarm', 'leave');
  await page.getByRole('link', { name: 'Nodes', exact: true }).first().click();
  await expect(row).toContainText('Down', { timeout: 60_000 });
  await choose('Remove from the Swarm');
  await page.getByRole('dialog').getByRole('textbox').fill(second.name);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
});
