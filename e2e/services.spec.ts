import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import type { Person } from './fixtures/person';
import { makeService, removeServicesIn } from './fixtures/services';
import { stand } from './fixtures/stand';
import { workerOf } from './orders/worker-process';

const made: string[] = [];

test.afterAll(() => removeServicesIn(...made));

/** Someone with Full Control on a collection of their own, and a service of theirs. */
async function shopkeeper(...options: string[]) {
  const shop = await stand.collection('shop');
  made.push(shop);
  const ana = await stand.person('ana', { on: shop });
  const service = await makeService(ana, shop, '--update-monitor', '500ms', ...options);
  return { shop, ana, service };
}

const truth = async (name: string) => (await stand.swarm.service(name))?.Spec;

async function scaleTo(page: Page, replicas: string): Promise<void> {
  await page.getByRole('button', { name: 'Scale', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Replicas').fill(replicas);
  await dialog.getByRole('button', { name: 'Scale', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function editImage(page: Page, id: string, image: string): Promise<void> {
  await page.goto(`/ops/swarm/services/${id}/edit`);
  await page.getByLabel('Image', { exact: true }).fill(image);
  await page.getByRole('button', { name: 'Look at the changes' }).click();
}

test('a service is listed, looked at and scaled', async ({ signedIn }) => {
  const { shop, service } = await shopkeeper('--replicas', '1');
  const page = await signedIn(await stand.admin(), `/ops/swarm/services?q=${service.name}`);
  const row = page.getByRole('row').filter({ hasText: service.name });
  await expect(row).toContainText('Running 1/1', { timeout: 20_000 });
  await expect(row).toContainText(shop);
  await expectAccessible(page);
  await row.getByRole('link', { name: service.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(service.name);
  await expectAccessible(page);

  await scaleTo(page, '2');
  await expect(page.getByRole('tab', { name: 'Tasks (2/2)' })).toBeVisible({ timeout: 20_000 });
  expect((await truth(service.name))?.Mode.Replicated.Replicas).toBe(2);
  await page.getByRole('tab', { name: /Tasks/ }).click();
  await expect(page.getByRole('row').filter({ hasText: `${service.name}.2` })).toContainText('Running');
  await expectAccessible(page);
});

test('a broken image is said in the engine’s words, and one press takes it back', async ({ signedIn }) => {
  const { service } = await shopkeeper('--replicas', '2');
  const before = (await truth(service.name))?.TaskTemplate.ContainerSpec.Image;
  const page = await signedIn(await stand.admin(), '/ops/swarm/services');
  await editImage(page, service.id, `${stand.swarm.image('busybox')}:no-such-tag`);
  await expect(page.getByText(/The registry did not tell/)).toBeVisible();
  const diff = page.getByRole('region', { name: `What changes of ${service.name}` });
  await expect(diff).toContainText('no-such-tag');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apply' }).click();

  const update = page.getByRole('region', { name: 'Update' });
  await expect(update).toContainText(/No such image: .*no-such-tag/, { timeout: 30_000 });
  await expect(update).toContainText('Update stopped', { timeout: 30_000 });
  await expect(update).toContainText('0 of 2 tasks are as wanted');
  await expect(update).toContainText(`Rolling back brings back ${before.split('@')[0]}`);
  await expectAccessible(page);
  await page.goto('/ops/swarm/networks');
  await page.goBack();
  await update.getByRole('button', { name: 'Roll back' }).click();
  await expect(update).toHaveCount(0, { timeout: 40_000 });
  expect((await truth(service.name))?.TaskTemplate.ContainerSpec.Image).toBe(before);
});

test('an update is paused half way, and goes on', async ({ signedIn }) => {
  const { service } = await shopkeeper('--replicas', '4', '--update-delay', '4s');
  const page = await signedIn(await stand.admin(), `/ops/swarm/services/${service.id}`);
  await expect(page.getByRole('tab', { name: 'Tasks (4/4)' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restart', exact: true }).click();
  const update = page.getByRole('region', { name: 'Update' });
  await expect(update).toContainText('Updating', { timeout: 20_000 });
  await update.getByRole('button', { name: 'Pause' }).click();
  await expect(update).toContainText('Update paused', { timeout: 20_000 });
  expect((await truth(service.name))?.UpdateConfig.Delay).toBeGreaterThan(4e15);
  await update.getByRole('button', { name: 'Continue' }).click();
  await expect(update).toHaveCount(0, { timeout: 60_000 });
  expect((await truth(service.name))?.UpdateConfig.Delay).toBe(4e9);
});

test('a service is made by form and YAML, and what stands in its way is said before', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  made.push(shop);
  const ana = await stand.person('ana', { role: 'Restricted Control', on: shop });
  const name = stand.unique('made');
  const page = await signedIn(ana, '/apps/swarm/services/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Image', { exact: true }).fill(stand.swarm.image('busybox'));
  await page.getByLabel('Collection').selectOption(shop);
  await page.getByLabel('Arguments').fill("sh -c 'sleep 1d'");
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByLabel('Name').nth(1).fill('GREETING');
  await page.getByLabel('Value').first().fill('hello you');
  await page.getByLabel('Memory at most').fill('64');
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await expect(page.getByText('Write an amount with its unit')).toBeVisible();
  await page.getByLabel('Memory at most').fill('64 MiB');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Write an amount with its unit')).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Add a mount' }).click();
  await page.getByLabel('Kind').selectOption('bind');
  await page.getByLabel('From').fill('/etc');
  await page.getByLabel('To, in the container').fill('/host');
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'service.create.host-mounts' })).toContainText(
    'can grant it',
  );
  await expect(page.getByRole('button', { name: 'Create' })).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Back to editing' }).click();
  await expect(page.getByLabel('From')).toHaveValue('/etc');
  await page.getByRole('button', { name: 'Remove mount 1' }).click();

  await page.getByLabel('Edit as').selectOption('yaml');
  const editor = page.getByRole('textbox', { name: /YAML/ });
  await expect(editor).toContainText('GREETING=hello you');
  await expectAccessible(page);
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nLabels2: {a: b}');
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Labels2');
  await expect(editor).toContainText('Labels2');
  await page.keyboard.press('Escape');
  await editor.click();
  await page.keyboard.press('Control+End');
  for (const _ of 'Labels2: {a: b}') await page.keyboard.press('Backspace');
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name, { timeout: 20_000 });
  expect(await truth(name)).toMatchObject({
    Labels: { 'io.wheelhouse.collection': shop },
    TaskTemplate: {
      ContainerSpec: { Args: ['sh', '-c', 'sleep 1d'], Env: ['GREETING=hello you'] },
      Resources: { Limits: { MemoryBytes: 64 * 1024 ** 2 } },
    },
  });
});

test('an edit that comes too late is kept and compared with what is', async ({ signedIn }) => {
  const { service } = await shopkeeper('--replicas', '1');
  const page = await signedIn(await stand.admin(), `/ops/swarm/services/${service.id}/edit`);
  await page.getByLabel('Arguments').fill('sleep 2d');
  await stand.swarm.dockerAtManager.run('service', 'update', '-d', '--env-add', 'NEW=1', service.name);
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await expect(page.getByText(/update out of sequence/)).toBeVisible();
  await expect(page.getByLabel('Arguments')).toHaveValue('sleep 2d');
  await page.getByRole('button', { name: 'Compare with how it is now' }).click();
  const diff = page.getByRole('region', { name: `What changes of ${service.name}` });
  await expect(diff).toContainText('NEW=1');
  await expect(diff).toContainText('2d');
});

test('who may only look sees why nothing can be done', async ({ signedIn }) => {
  const { shop, service } = await shopkeeper('--replicas', '1');
  const vera = await stand.person('vera', { role: 'View Only', on: shop });
  const page = await signedIn(vera, `/apps/swarm/services/${service.id}`);
  const scale = page.getByRole('button', { name: 'Scale', exact: true });
  await expect(scale).toHaveAttribute('aria-disabled', 'true');
  await scale.focus();
  await expect(page.getByText(new RegExp(`You need service.update on ${shop}`)).first()).toBeAttached();
  await expectAccessible(page);
  const stranger: Person = await stand.person('ben', { on: await stand.collection('bank') });
  const hidden = await signedIn(stranger, `/apps/swarm/services/${service.id}`);
  await expect(hidden.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});

test('a stack is deployed from its file, changed and removed with all that it holds', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  made.push(shop);
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('stack');
  let page = await signedIn(ana, '/apps/swarm/stacks/new');
  const file = (replicas: number) => `services:
  web:
    image: ${stand.swarm.image('busybox')}
    command: sleep 1d
    configs: [motd]
    deploy: {replicas: ${replicas}}
configs:
  motd: {file: ./motd.txt}
`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Collection').selectOption(shop);
  const write = async (text: string) => {
    await page.getByRole('textbox', { name: 'Compose file' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  };
  await write(file(1).replace('image', 'imgae'));
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await expect(page.getByRole('alert').first()).toContainText('imgae');
  await write(file(1));
  await page.getByLabel('Content of ./motd.txt').fill('hello');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await expect(page.getByText(`network ${name}_default, config ${name}_motd`)).toBeVisible();
  await expect(page.getByText('+ added')).toBeVisible();
  await expectAccessible(page);
  const worker = workerOf(stand.facts.consoleUrl);
  if (worker === undefined) throw new Error('No worker runs');
  // Nothing is carried out while the tab is closed and another is opened.
  process.kill(worker, 'SIGSTOP');
  try {
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name, { timeout: 30_000 });
    await expect(page.getByText('Being deployed')).toBeVisible();
    await page.close();
    page = await signedIn(ana, `/apps/swarm/stacks/${name}`);
    await expect(page.getByText('Being deployed')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Steps' })).toContainText(`service ${name}_web`);
  } finally {
    process.kill(worker, 'SIGCONT');
  }
  await expect(page.getByRole('heading', { name: 'Deployed', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: `${name}_web` })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Running 1/1').first()).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  expect((await truth(`${name}_web`))?.Labels).toMatchObject({
    'com.docker.stack.namespace': name,
    'io.wheelhouse.collection': shop,
  });

  await page.getByRole('link', { name: 'Deploy again' }).click();
  await page.getByLabel('Collection').selectOption(shop);
  await write(file(2));
  await page.getByLabel('Content of ./motd.txt').fill('hello');
  await page.getByRole('button', { name: 'Look at the changes' }).click();
  await expect(page.getByText('± changed')).toBeVisible();
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect
    .poll(async () => (await truth(`${name}_web`))?.Mode.Replicated.Replicas, { timeout: 30_000 })
    .toBe(2);

  await page.goto(`/apps/swarm/stacks/${name}`);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const part of [`${name}_web`, `${name}_motd`, `${name}_default`])
    await expect(dialog).toContainText(part);
  await dialog.getByRole('textbox').fill(name);
  process.kill(worker, 'SIGSTOP');
  try {
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('Being removed')).toBeVisible({ timeout: 20_000 });
    await page.close();
    page = await signedIn(ana, `/apps/swarm/stacks/${name}`);
    await expect(page.getByText('Being removed')).toBeVisible();
    await expectAccessible(page);
  } finally {
    process.kill(worker, 'SIGCONT');
  }
  await expect.poll(() => truth(`${name}_web`), { timeout: 60_000 }).toBeUndefined();
  await expect(page.getByText(`${name} is gone`)).toBeVisible({ timeout: 60_000 });
});

test('on a phone a service can be restarted and rolled back', async ({ signedIn }) => {
  const { service } = await shopkeeper('--replicas', '1');
  const page = await signedIn(await stand.admin(), `/ops/swarm/services/${service.id}`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.getByRole('button', { name: 'Restart', exact: true }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Restart', exact: true }).tap();
  await expect(page.getByText(`${service.name} told to restart`)).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.goto('/ops/swarm/services/new');
  await expect(page.getByLabel('Image', { exact: true })).toBeVisible();
  await expectAccessible(page);
});
