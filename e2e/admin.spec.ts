import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dialogOf, pick } from './fixtures/dialogs';
import { stand } from './fixtures/stand';

test('a person is added, joins a team, is granted a role, and loses it again', async ({ signedIn }) => {
  const admin = await stand.admin();
  const shop = await stand.collection('shop');
  const [username, team] = [stand.unique('mia'), await stand.team('crew', [])];
  const page = await signedIn(admin, '/admin/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  await dialogOf(page).getByLabel('Username').fill(username);
  await dialogOf(page).getByRole('textbox', { name: 'Password' }).fill('a long enough one');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('link', { name: username })).toBeVisible();

  await page.goto(`/admin/teams/${team}`);
  await page.getByRole('button', { name: 'Add member' }).first().click();
  await pick(page, 'Person', username);
  await dialogOf(page).getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('link', { name: username })).toBeVisible();

  await page.getByRole('button', { name: 'Grant access' }).click();
  await pick(page, 'Role', 'Full Control');
  await pick(page, 'Collection', shop);
  await dialogOf(page).getByLabel('Reason').fill('They look after the shop');
  await dialogOf(page).getByRole('button', { name: 'Grant' }).click();
  const grant = page.getByRole('row').filter({ hasText: shop });
  await expect(grant).toContainText('They look after the shop');
  await expectAccessible(page);

  const question = new URLSearchParams({ user: username, operation: 'container.exec', collection: shop });
  const explain = await signedIn(admin, `/admin/access?tab=who-can&${question}`);
  await expect(explain.getByText(`${username} can run commands inside containers on ${shop}`)).toBeVisible();
  await expect(explain.getByText(`granted to team ${team}`).first()).toBeVisible();
  await expectAccessible(explain);

  await grant.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await expect(dialogOf(page)).toContainText('are cut');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Revoke' }).click();
  await expect(grant).toHaveCount(0);
  await explain.reload();
  await expect(
    explain.getByText(`${username} cannot run commands inside containers on ${shop}`),
  ).toBeVisible();
});

test('what is wrong is said at the field, and what was typed stays', async ({ signedIn }) => {
  const taken = await stand.person('taken');
  const page = await signedIn(await stand.admin(), '/admin/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByText('A person needs a password to sign in.')).toBeVisible();
  await expect(dialog.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);

  await dialog.getByLabel('Username').fill(taken.username);
  await dialog.getByRole('textbox', { name: 'Password' }).fill('a long enough one');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByText(/already/)).toBeVisible();
  await expect(dialog.getByLabel('Username')).toHaveValue(taken.username);

  await page.keyboard.press('Escape');
  await expect(dialog.getByText('Discard what you typed?')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog.getByLabel('Username')).toHaveValue(taken.username);
});

test('a role is made from another, and shows what it adds before it is saved', async ({ signedIn }) => {
  const name = stand.unique('Deployer');
  const page = await signedIn(await stand.admin(), '/admin/roles');
  await page.getByRole('link', { name: 'View Only' }).click();
  await page.getByRole('link', { name: 'Copy' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('checkbox', { name: 'container.restart' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Review and save' }).click();
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('checkbox', { name: 'container.restart' }).uncheck();
  await page.getByRole('checkbox', { name: /container\.start/ }).check();
  await page.getByRole('button', { name: 'Review and save' }).click();
  await expect(dialogOf(page)).toContainText('1 added');
  await expect(dialogOf(page)).toContainText('1 taken away');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('version 2')).toBeVisible();
});

test('collections grow and shrink as a tree', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const page = await signedIn(await stand.admin(), `/admin/collections?q=${shop}`);
  await page.getByRole('button', { name: `Actions for ${shop}` }).click();
  await page.getByRole('menuitem', { name: 'Add a collection below' }).click();
  await dialogOf(page).getByLabel('Name').fill('till');
  await dialogOf(page).getByRole('button', { name: 'Add' }).click();
  const below = page.getByRole('button', { name: `Actions for ${shop}/till` });
  await expect(below).toBeVisible();

  await page.getByRole('button', { name: `Actions for ${shop}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await dialogOf(page).getByRole('textbox').fill(shop);
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  await expect(dialogOf(page).getByRole('alert')).toContainText('collections below it');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();

  await below.click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await dialogOf(page).getByRole('textbox').fill(`${shop}/till`);
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  await expect(below).toHaveCount(0);
});

test('a cluster is tried before it is registered, and saved by who insists', async ({ signedIn }) => {
  const name = stand.unique('far');
  const page = await signedIn(await stand.admin(), '/admin/clusters');
  await page.getByRole('button', { name: 'Register cluster' }).click();
  await dialogOf(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await dialogOf(page).getByLabel('Endpoint').fill('unix:///run/nowhere.sock');
  await dialogOf(page).getByRole('button', { name: 'Register' }).click();
  await expect(dialogOf(page)).toContainText('There is no such socket');
  await dialogOf(page).getByRole('button', { name: 'Test connection' }).click();
  await expect(dialogOf(page)).toContainText('Cannot be used as it is');
  await expectAccessible(page);
  await dialogOf(page).getByLabel('Save it all the same').check();
  await dialogOf(page).getByRole('button', { name: 'Register' }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Unreachable', { timeout: 30_000 });
  await row.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await dialogOf(page).getByRole('textbox').fill(name);
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
});

test('the engines of a cluster are shown, tried and kept to the last', async ({ signedIn }) => {
  const page = await signedIn(await stand.admin(), '/admin/clusters');
  const swarm = page.getByRole('link', { name: 'swarm', exact: true });
  const row = page.getByRole('row').filter({ has: swarm });
  await row.getByRole('link', { name: '3 engines' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Engines of swarm');
  for (const { name } of stand.swarm.nodes) {
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Reachable');
  }
  await expectAccessible(page);
  const [worker] = stand.swarm.workers;
  await page.getByRole('button', { name: `Actions for ${worker.name}` }).click();
  await page.getByRole('menuitem', { name: 'Edit or test' }).click();
  await dialogOf(page).getByRole('button', { name: 'Test connection' }).click();
  await expect(dialogOf(page)).toContainText('It works');
  await expect(dialogOf(page)).toContainText('worker of a Swarm');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Add engine' }).click();
  await dialogOf(page).getByLabel('Endpoint').fill(`unix://${stand.facts.engine.socket}`);
  await dialogOf(page).getByRole('button', { name: 'Add engine' }).click();
  await expect(dialogOf(page)).toContainText('It is in no Swarm');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test('the audit log answers who did what where', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role: 'View Only', on: shop });
  await ana.docker.attempt('run', '-d', '--label', `io.wheelhouse.collection=${shop}`, 'busybox');
  const page = await signedIn(await stand.admin(), `/admin/audit?actor=${ana.username}&outcome=refused`);
  const entry = page.getByRole('list', { name: 'Entries' }).getByRole('listitem').first();
  await expect(entry).toContainText('container.create');
  await expect(entry).toContainText('Refused');
  await entry.locator('summary').click();
  await expect(entry).toContainText('Create containers (container.create)');
  await expectAccessible(page);
  await page.getByLabel('Who').fill('nobody-of-that-name');
  await expect(page.getByText('No entries match the filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByRole('list', { name: 'Entries' })).toBeVisible();
});

test('whoever reads the audit log alone sees no other area', async ({ signedIn }) => {
  const role = await stand.role('Auditor', ['audit.view']);
  const otto = await stand.person('otto', { role, on: '/' });
  const page = await signedIn(otto, '/admin');
  await expect(page).toHaveURL(/\/admin\/audit$/);
  await expect(page.getByRole('navigation', { name: 'Administration' }).getByRole('link')).toHaveText([
    'Audit log',
    'Recordings',
  ]);
  await page.goto('/admin/people');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});
