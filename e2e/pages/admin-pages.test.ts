import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import { type AdminStage, adminPages } from '@/e2e/pages/admin-pages';
import { builtInRoles } from '@/lib/access/built-in-roles';

interface Looker {
  readonly token: string | null;
}

let stage: AdminStage;
let elsewhere: string;
let stranger: string;

beforeAll(async () => {
  const [shop, other, ana] = [
    await stand.collection('shop'),
    await stand.collection('elsewhere'),
    await stand.person('ana'),
  ];
  const team = await stand.team('crew', [ana], { role: 'View Only', on: shop });
  const lone = await stand.person('lone', { on: other });
  const role = await stand.role('Helper', ['container.view']);
  stage = { collection: shop, person: ana.username, team, role };
  [elsewhere, stranger] = [other, lone.username];
});

/** The page as a browser gets it first, without running what is in it. */
async function visit(address: string, { token }: Looker) {
  const answer = await fetch(stand.facts.consoleUrl + address, {
    redirect: 'manual',
    headers: token === null ? {} : { cookie: `wheelhouse_session=${token}` },
  });
  const html = await answer.text();
  return {
    status: answer.status,
    html,
    // The status is sent before a page knows whether its thing is there.
    isThere: answer.status === 200 && !html.includes('NEXT_HTTP_ERROR_FALLBACK;404'),
    sentTo: /NEXT_REDIRECT;replace;([^;]*);/.exec(html)?.[1] ?? null,
  };
}

/** Which pages of administration there are for somebody, none of which may speak of `unseen`. */
async function opens(looker: Looker, unseen: readonly string[] = []): Promise<string[]> {
  const visits = Object.entries(adminPages).map(async ([name, address]) => {
    const { status, html, isThere } = await visit(address(stage), looker);
    expect(status, name).toBeLessThan(500);
    for (const word of unseen) expect(html.includes(word), `${word} on ${name}`).toBe(false);
    return isThere ? [name] : [];
  });
  return (await Promise.all(visits)).flat();
}

const everyPage = Object.keys(adminPages);

/** What belongs to the installation as a whole, whatever somebody holds on a part of it. */
const ofTheWhole = ['clusters/[cluster]', 'credentials', 'security', 'sign-in'];

test('the walks go to every page that there is', () => {
  const pages = readdirSync('app/admin', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/page.tsx'))
    .map((file) => file.replace(/\/page\.tsx$/, ''));
  expect([...everyPage, 'recordings/[recording]'].sort()).toEqual(pages.sort());
});

test('nobody gets in without signing in, and then they are where they wanted to be', async () => {
  for (const address of Object.values(adminPages).map((page) => page(stage))) {
    const { html, sentTo } = await visit(address, { token: null });
    expect(sentTo).toBe(`/sign-in?next=${encodeURIComponent(address)}`);
    expect(html.includes('of the tests'), address).toBe(false);
  }
});

describe('each built-in role, on the whole', () => {
  test.each(builtInRoles.map(({ name }) => name))('%s', async (role) => {
    const looker = await stand.person('looker', { role, on: '/' });
    // No built-in role but Admin carries any right over people, access, clusters or the log.
    expect(await opens(looker)).toEqual(role === 'Admin' ? everyPage : []);
  });
});

test('for a stranger there is no administration, and no word of what is in it', async () => {
  expect(await opens(await stand.person('stranger'), ['ana of the tests', elsewhere])).toEqual([]);
});

test('a delegated administrator finds what is theirs, and no word of what is not', async () => {
  const role = await stand.role('Delegate', [
    'access.manage',
    'access.view',
    'collection.manage',
    'audit.view',
  ]);
  const lead = await stand.person('lead', { role, on: stage.collection });
  expect(await opens(lead, [elsewhere, stranger])).toEqual([
    'access',
    'audit',
    'collections',
    'collections/limits',
    'collections/view',
    'grants',
    'image-prefixes',
    'import',
    'people/[username]',
    'recordings',
    'requests',
    'roles/[role]',
    'teams/[team]',
  ]);
});

test('Admin on one collection administers no installation', async () => {
  const lead = await stand.person('lead', { role: 'Admin', on: stage.collection });
  const shown = await opens(lead, [elsewhere]);
  expect(shown).toEqual(everyPage.filter((page) => !ofTheWhole.includes(page)));
});
