import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { base, DirectoryServer, managerDn, managerPassword } from './fixtures/directory';
import { clientSecret, OpenIdProvider, type Persona } from './fixtures/openid-provider';
import { expect, test } from './fixtures/own-console';
import { RestClient } from './fixtures/rest';
import { inside, type StandFixture } from './fixtures/stand';
import { TestAuthority } from './fixtures/test-authority';
import { App } from './second-factors/people';

/** A company's provider, known to the product, whose group is a team that may work in a collection. */
async function company(site: StandFixture, idp: OpenIdProvider) {
  const { api } = await site.admin();
  await api.put('/identity/networks', { networks: ['127.0.0.0/8', '::1/128'] });
  const shop = await site.collection('shop');
  const team = await site.team('web', [], { role: 'Full Control', on: shop });
  const name = site.unique('Acme');
  const { provider } = await api.post('/identity/providers', {
    kind: 'oidc',
    name,
    secret: clientSecret,
    settings: { issuer: idp.issuer, clientId: 'wheelhouse', createsUsers: true },
  });
  await api.post(`/identity/providers/${provider.id}/mappings`, { group: 'Web People', team });
  await idp.serve([provider.redirectUri], `${site.facts.consoleUrl}/sign-in`);
  return { name, shop, remove: () => api.delete(`/identity/providers/${provider.id}`) };
}

function persona(site: StandFixture): Persona {
  const sub = site.unique('ana');
  return { sub, preferred_username: sub, name: 'Ana of Acme', groups: ['Web People'] };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

/** Signs out at the provider too, which asks for it itself. */
async function signOutThere(page: Page, idp: OpenIdProvider, site: StandFixture): Promise<void> {
  await signOut(page);
  await page.waitForURL(`${idp.issuer}/**`);
  await page.getByRole('button', { name: /Yes, sign me out/ }).click();
  await page.waitForURL(`${site.facts.consoleUrl}/sign-in**`);
}

/** /api/v1 with the session of this browser. */
async function apiOf(page: Page, site: StandFixture): Promise<RestClient> {
  const cookies = await page.context().cookies(site.facts.consoleUrl);
  return new RestClient(
    site.facts.consoleUrl,
    cookies.find(({ name }) => name === 'wheelhouse_session')?.value,
  );
}

test('somebody of a company signs in at its provider, has what their group gives, and signs out there too', async ({
  page,
  site,
}) => {
  const idp = await OpenIdProvider.start();
  try {
    const { name, shop, remove } = await company(site, idp);
    const admin = await site.admin();
    const container = site.unique('till');
    await admin.docker.run('create', '--name', container, ...inside(shop), 'busybox');
    idp.persona = persona(site);
    await page.goto('/apps/local');
    await page.waitForURL(/\/sign-in\?next=/);
    await expectAccessible(page);
    await page.getByRole('link', { name: `Sign in with ${name}` }).click();
    await page.waitForURL('**/apps/local');
    await expect(page.getByRole('link', { name: container })).toBeVisible();
    expect(idp.timesAsked).toBe(1);

    // Its own session would let whoever sits down next straight in.
    await signOutThere(page, idp, site);
    await page.getByRole('link', { name: `Sign in with ${name}` }).click();
    await page.waitForURL((url) => url.href.startsWith(site.facts.consoleUrl) && url.pathname !== '/sign-in');
    expect(idp.timesAsked).toBe(2);
    await remove();
    await admin.docker.run('rm', container);
  } finally {
    await idp.stop();
  }
});

test('signing out reaches the provider also after a second factor of ours', async ({ page, site }) => {
  const idp = await OpenIdProvider.start();
  try {
    const { name, remove } = await company(site, idp);
    idp.persona = persona(site);
    const enter = async () => {
      await page.goto('/sign-in?next=/account/security');
      await page.getByRole('link', { name: `Sign in with ${name}` }).click();
    };
    await enter();
    await page.waitForURL('**/account/security');
    const own = await apiOf(page, site);
    const { id, secret } = await own.post('/me/second-factors/apps', { name: 'Phone' });
    const app = new App(secret);
    await own.post(`/me/second-factors/apps/${id}/confirm`, { code: app.code() });
    await page.context().clearCookies({ name: 'wheelhouse_session' });

    await enter();
    await page.waitForURL(/\/sign-in\/second-step/);
    await expectAccessible(page);
    await page.getByLabel('Code').fill(app.code(1));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/account/security');
    const asked = idp.timesAsked;
    await signOutThere(page, idp, site);
    await enter();
    await page.waitForURL(/\/sign-in\/second-step/);
    expect(idp.timesAsked).toBe(asked + 1);
    await remove();
  } finally {
    await idp.stop();
  }
});

test('whom the provider does not let in is told why, in our words', async ({ page, site }) => {
  const idp = await OpenIdProvider.start();
  try {
    const { name, remove } = await company(site, idp);
    idp.persona = { sub: 'declines' };
    await page.goto('/sign-in');
    await page.getByRole('link', { name: `Sign in with ${name}` }).click();
    await page.waitForURL(/\/sign-in\?.*failure=declined/);
    await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible();
    await expectAccessible(page);
    await remove();
  } finally {
    await idp.stop();
  }
});

test('with local accounts off the page says so, and the account for emergencies still gets in', async ({
  page,
  site,
  signedIn,
}) => {
  const idp = await OpenIdProvider.start();
  const admin = await site.admin();
  try {
    const { name, remove } = await company(site, idp);
    const ben = await site.person('ben');
    const settings = await signedIn(admin, '/admin/sign-in');
    await expect(settings.getByText('Passwords of Wheelhouse are taken', { exact: true })).toBeVisible();
    await settings.getByRole('button', { name: 'Keep an account for emergencies' }).click();
    await settings.getByLabel('User name').fill('admin');
    await expectAccessible(settings);
    await settings.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(
      settings.getByRole('button', { name: 'No longer keep admin for emergencies' }),
    ).toBeVisible();
    await settings.getByRole('button', { name: 'Switch off' }).click();
    const asked = settings.getByRole('dialog', { name: 'Switch local accounts off?' });
    await expectAccessible(settings);
    await asked.getByRole('button', { name: 'Switch off' }).click();
    await expect(settings.getByText('Only accounts for emergencies sign in by password')).toBeVisible();
    await expectAccessible(settings);

    await page.goto('/sign-in');
    await expect(page.getByText('Wheelhouse takes no passwords here')).toBeVisible();
    await expect(page.getByRole('link', { name: `Sign in with ${name}` })).toBeVisible();
    await expect(page.getByLabel('Password')).toHaveCount(0);
    await expectAccessible(page);
    const enter = async (who: { username: string; password: string }) => {
      await page.getByLabel('User name').fill(who.username);
      await page.getByLabel('Password').fill(who.password);
      await page.keyboard.press('Enter');
    };
    await page.getByRole('button', { name: 'Use an account kept for emergencies' }).click();
    await enter(ben);
    await expect(page.getByRole('alert').filter({ hasText: 'switched off' })).toBeVisible();
    await expectAccessible(page);
    await enter(admin);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await remove();
  } finally {
    await admin.api.put('/identity/settings', { localAccounts: 'on' });
    await idp.stop();
  }
});

test('somebody of a directory signs in on the page with the password that they have there', async ({
  page,
  site,
}) => {
  const authority = await TestAuthority.make('a company');
  const { certificatePem, keyPem } = await authority.server(['localhost']);
  const corp = await DirectoryServer.start({ caPem: authority.pem, certPem: certificatePem, keyPem });
  const { api } = await site.admin();
  try {
    await api.put('/identity/networks', { networks: ['127.0.0.0/8', '::1/128'] });
    const uid = site.unique('dora');
    await corp.group('Web People', [await corp.person(uid, 'what dora knows')]);
    const { provider } = await api.post('/identity/providers', {
      kind: 'ldap',
      name: site.unique('Corp'),
      secret: managerPassword,
      settings: {
        url: corp.tlsUrl,
        caPem: corp.caPem,
        bindDn: managerDn,
        userBase: `ou=people,${base}`,
        groupBase: `ou=groups,${base}`,
        createsUsers: true,
      },
    });
    const team = await site.team('web', []);
    await api.post(`/identity/providers/${provider.id}/mappings`, { group: 'Web People', team });
    await page.goto('/sign-in?next=/account/profile');
    await page.getByLabel('User name').fill(uid);
    await page.getByLabel('Password').fill('not that');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible();
    await page.getByLabel('Password').fill('what dora knows');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account/profile');
    await expect(page.getByRole('main')).toContainText(team);
    await expectAccessible(page);
    await api.delete(`/identity/providers/${provider.id}`);
  } finally {
    await corp.stop();
  }
});
