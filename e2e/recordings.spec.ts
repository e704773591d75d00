import { expectAccessible } from '@/e2e/axe';
import { expect, test } from '@/e2e/fixtures/browser';
import { policyViolations } from '@/e2e/fixtures/policy-violations';
import { inside, stand } from '@/e2e/fixtures/stand';

test('a terminal that is recorded is announced, and played by who may', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role: 'Full Control', on: shop });
  const container = stand.unique('recorded');
  await ana.docker.run('run', '-d', '--name', container, ...inside(shop), 'busybox', 'sleep', '3600');
  const id = await stand.dockerAtEngine.run('inspect', '-f', '{{.Id}}', container);
  const admin = await stand.admin();

  const collections = await signedIn(admin, `/admin/collections?q=${encodeURIComponent(shop)}`);
  await collections.getByRole('button', { name: `Actions for ${shop}` }).click();
  await collections.getByRole('menuitem', { name: 'Recording of terminals' }).click();
  await expect(collections.getByText('They are not recorded.')).toBeVisible();
  await expectAccessible(collections);
  await collections.getByRole('button', { name: 'Record terminals' }).click();
  await expect(collections.getByText(`Terminals in ${shop} are recorded from now on`)).toBeVisible();

  const terminal = await signedIn(ana, `/apps/local/containers/${id.trim()}?tab=terminal`);
  const broken = policyViolations(terminal);
  await expect(terminal.getByText(`is recorded, as ${shop} asks for it`)).toBeVisible();
  await terminal.getByRole('button', { name: 'Open terminal' }).click();
  await expect(terminal.locator('.xterm-rows')).toContainText('This terminal is recorded');
  await expect(terminal.locator('.xterm-rows')).toContainText('/ #');
  await terminal.keyboard.type('echo $((40 + 2)); exit\n');
  await expect(terminal.getByText('The command ended.')).toBeVisible();

  const list = await signedIn(admin, `/admin/recordings?container=${container}`);
  await expect(list.getByRole('link', { name: ana.username })).toBeVisible();
  await expectAccessible(list);
  const brokenByPlayer = policyViolations(list);
  await list.getByRole('link', { name: ana.username }).click();
  await list.getByRole('button', { name: 'Play' }).click();
  await expect(list.locator('.xterm-rows')).toContainText('42');
  await expectAccessible(list);
  expect([...broken, ...brokenByPlayer], 'neither screen breaks the content security policy').toEqual([]);

  const hidden = await signedIn(ana, '/admin/recordings');
  await expect(hidden.getByRole('heading', { name: 'Recordings' })).toBeHidden();
});

test('a terminal that is open says when it is recorded from now on', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role: 'Full Control', on: shop });
  const container = stand.unique('late');
  await ana.docker.run('run', '-d', '--name', container, ...inside(shop), 'busybox', 'sleep', '3600');
  const id = await stand.dockerAtEngine.run('inspect', '-f', '{{.Id}}', container);
  const terminal = await signedIn(ana, `/apps/local/containers/${id.trim()}?tab=terminal`);
  await terminal.getByRole('button', { name: 'Open terminal' }).click();
  await expect(terminal.locator('.xterm-rows')).toContainText('/ #');
  await terminal.keyboard.type('echo $((20 + 1))\n');
  await expect(terminal.locator('.xterm-rows')).toContainText('21');
  const { api } = await stand.admin();
  await api.put(`/collections/${encodeURIComponent(shop)}/recording`, { terminals: true });
  await expect(terminal.locator('.xterm-rows')).toContainText(
    `This terminal is recorded from now on, as ${shop}`,
  );
  await terminal.keyboard.type('echo $((40 + 2)); exit\n');
  await expect(terminal.getByText('The command ended.')).toBeVisible();

  const list = await signedIn(await stand.admin(), `/admin/recordings?container=${container}`);
  await list.getByRole('link', { name: ana.username }).click();
  await list.getByRole('button', { name: 'Play' }).click();
  await expect(list.locator('.xterm-rows')).toContainText('42');
  await expect(list.locator('.xterm-rows')).not.toContainText('echo $((20');
  await stand.engine.remove(id.trim());
});
