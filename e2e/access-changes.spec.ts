import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dialogOf, pick } from './fixtures/dialogs';
import { inside, stand } from './fixtures/stand';

/** What a dialog says of a change before it is saved. */
const effectIn = (page: Page): Locator => dialogOf(page).getByRole('region', { name: 'What it changes' });

async function containerIn(collection: string): Promise<string> {
  const name = stand.unique('till');
  const { docker } = await stand.admin();
  await docker.run('create', '--name', name, ...inside(collection), 'busybox');
  return name;
}

/** The effect names who, and the live thing that it is about. */
async function expectEffect(page: Page, sentence: RegExp, thing: string): Promise<void> {
  const effect = effectIn(page);
  await expect(effect).toContainText(sentence);
  await effect.getByText(/^On 1 container/).click();
  await expect(effect).toContainText(thing);
}

test('what a change does to whom, on which live things, is shown before it is saved', async ({
  signedIn,
}) => {
  const [shop, bank] = [await stand.collection('shop'), await stand.collection('bank')];
  const thing = await containerIn(shop);
  const [ana, bob] = [await stand.person('ana'), await stand.person('bob')];
  const [role, team] = [await stand.role('Watcher', ['container.view']), await stand.team('crew', [])];
  const page = await signedIn(await stand.admin(), `/admin/people/${ana.username}`);

  // A grant.
  await page.getByRole('button', { name: 'Grant access' }).click();
  await pick(page, 'Role', role);
  await pick(page, 'Collection', shop);
  await expectEffect(page, /1 person gains access/, thing);
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Grant' }).click();
  const grant = page.getByRole('row').filter({ hasText: shop });
  await expect(grant).toContainText(role);

  // An expiry.
  await grant.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Change until when' }).click();
  await dialogOf(page).getByLabel('Until').fill('2099-01-01T12:00');
  await expectEffect(page, /1 person loses access/, thing);
  await expect(effectIn(page)).toContainText('but only');
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await expect(grant).toContainText('years');

  // A role.
  const { id } = await (await stand.admin()).api.get(`/roles/${encodeURIComponent(role)}`);
  await page.goto(`/admin/roles/${id}/edit`);
  await page.getByRole('checkbox', { name: 'container.restart' }).check();
  await page.getByRole('button', { name: 'Review and save' }).click();
  await expectEffect(page, /1 person gains access/, thing);
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('version 2')).toBeVisible();

  // A membership, both ways.
  await stand.grant(`team:${team}`, role, shop);
  await page.goto(`/admin/teams/${team}`);
  await page.getByRole('button', { name: 'Add member' }).first().click();
  await pick(page, 'Person', bob.username);
  await expectEffect(page, /1 person gains access/, thing);
  await dialogOf(page).getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: `Take ${bob.username} out of the team` }).click();
  await expectEffect(page, /1 person loses access/, thing);
  await dialogOf(page).getByRole('button', { name: 'Take out' }).click();
  await expect(page.getByText('Nobody is in this team yet.')).toBeVisible();

  // A move of a collection: whoever was granted something above its new place gains.
  await stand.grant(`user:${bob.username}`, role, bank);
  await page.goto(`/admin/collections?q=${shop}`);
  await page.getByRole('button', { name: `Actions for ${shop}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename or move' }).click();
  await pick(page, 'Below', bank);
  await expectEffect(page, /1 person gains access/, thing);
  await expect(effectIn(page)).toContainText(bob.username);
  await dialogOf(page).getByRole('button', { name: 'Move' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  const { items } = await bob.api.get('/placements?limit=500');
  expect(items.map(({ collection }: { collection: string }) => collection)).toContain(
    `${bank}/${shop.split('/').at(-1)}`,
  );
  await (await stand.admin()).docker.run('rm', thing);
});

test('many people and grants are changed at once, exported, and imported from a file', async ({
  signedIn,
}) => {
  const [shop, bank] = [await stand.collection('shop'), await stand.collection('bank')];
  const [mark, team] = [stand.unique('till'), await stand.team('crew', [], { on: bank })];
  const { api } = await stand.admin();
  const [one, two, three] = [`${mark}-1`, `${mark}-2`, `${mark}-3`];
  for (const username of [one, two]) {
    await api.post('/users', { username, password: 'a long enough one', fullName: 'Till' });
    await api.post('/grants', { subject: `user:${username}`, role: 'Full Control', collection: shop });
  }
  const page = await signedIn(await stand.admin(), `/admin/people?q=${mark}`);
  for (const name of [one, two]) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page.getByRole('button', { name: 'Add to a team' }).click();
  await pick(page, 'Team', team);
  await expect(effectIn(page)).toContainText('2 people gain access');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Add to a team' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  expect((await api.get(`/teams/${team}/members`)).items).toHaveLength(2);

  // What was exported can be imported again: nothing in it is not so already.
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'People as CSV' }).click();
  const file = await (await downloading).path();
  const exported = await readFile(file, 'utf8');
  expect(exported).toContain(one);
  expect(exported).toContain(two);
  await page.goto('/admin/import?kind=people');
  await page.getByLabel(/^File/).setInputFiles(file);
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  await expect(page.getByRole('heading', { name: '2 as they are' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  // A bad line is named, and nothing is imported beside it.
  const upload = (text: string) =>
    page
      .getByLabel(/^File/)
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await upload(`username,fullName,kind\n${three},Third,person\nNot A Name,Fourth,person\n`);
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  const refused = page.getByRole('row').filter({ hasText: 'refused' });
  await expect(refused.getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await expect(page.getByText(/put the refused lines right first/).filter({ visible: true })).toBeVisible();
  await expectAccessible(page);
  await upload(`username,fullName,kind\n${three},Third,person\n`);
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  await expect(page.getByRole('heading', { name: '1 made', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL(/\/admin\/people/);
  await expect.poll(async () => (await api.call('GET', `/users/${three}`)).status).toBe(200);

  const theirs = encodeURIComponent(`${mark} ${shop}`);
  await page.goto(`/admin/grants?q=${theirs}`);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(effectIn(page)).toContainText('2 people lose access');
  await dialogOf(page).getByLabel('All or nothing').check();
  await dialogOf(page).getByRole('button', { name: 'Revoke' }).click();
  await expect.poll(async () => (await api.get(`/grants?q=${theirs}`)).total).toBe(0);
});

test('a stale edit shows what somebody else changed, and is kept on top of it or given up', async ({
  signedIn,
}) => {
  const team = await stand.team('crew', []);
  const { api } = await stand.admin();
  const page = await signedIn(await stand.admin(), `/admin/teams/${team}`);
  const change = (description: string) => api.patch(`/teams/${team}`, { description });
  const edit = async (description: string) => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await dialogOf(page).getByLabel('Description').fill(description);
  };
  const save = () => dialogOf(page).getByRole('button', { name: 'Save', exact: true }).click();
  const notice = dialogOf(page).getByRole('alert', { name: 'Changed in the meantime' });

  await edit('Mine');
  await change('Theirs');
  await save();
  await expect(notice.getByRole('row').filter({ hasText: 'Description' })).toContainText('Theirs');
  await expect(notice).toContainText('Mine');
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Take theirs' }).click();
  await expect(dialogOf(page).getByLabel('Description')).toHaveValue('Theirs');
  await dialogOf(page).getByLabel('Description').fill('Mine after all');
  await change('Theirs again');
  await save();
  await notice.getByRole('button', { name: 'Put theirs aside, save mine' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  expect((await api.get(`/teams/${team}`)).description).toBe('Mine after all');

  // A role: what was ticked stays ticked on top of what they saved.
  const role = await stand.role('Watcher', ['container.view']);
  const { id, version } = await api.get(`/roles/${encodeURIComponent(role)}`);
  await page.goto(`/admin/roles/${id}/edit`);
  await page.getByRole('checkbox', { name: 'container.restart' }).check();
  await api.patch(`/roles/${id}`, { version, operations: ['container.view', 'container.logs'] });
  const review = async () => {
    await page.getByRole('button', { name: 'Review and save' }).click();
    await save();
  };
  await review();
  await notice.getByRole('button', { name: 'Keep editing on top of theirs' }).click();
  await expect(page.getByText('3 operations: 1 added, 0 taken away')).toBeVisible();
  await review();
  await expect(page.getByText('version 3')).toBeVisible();

  // A form without a dialog says it in a sentence, and saves on top of theirs when it is told again.
  const ana = await stand.person('ana');
  const profile = await signedIn(ana, '/account/profile');
  await profile.getByLabel('Full name').fill('Ana the First');
  await api.patch(`/users/${ana.username}`, { fullName: 'Ana of the Till' });
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText(/Full name was .* and is Ana of the Till/)).toBeVisible();
  await expect(profile.getByLabel('Full name')).toHaveValue('Ana the First');
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText('Your name is saved')).toBeVisible();
});
