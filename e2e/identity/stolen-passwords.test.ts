import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryRun } from '@/e2e/lab/command';
import { startInstallation } from '@/e2e/records/installation';
import { waitFor } from '@/e2e/wait-for';
import { breachedFolderIn } from '@/supervise/breached-passwords/folder';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Nothing of the test's own environment. */
const onlyPath = { PATH: process.env.PATH, NODE_ENV: 'production' } as const;
const data = mkdtempSync(join(tmpdir(), 'wheelhouse-stolen-'));
process.env.WHEELHOUSE_BREACHED_FOLDER = breachedFolderIn(data);
const here = await startInstallation();
const stolen = 'correct horse battery staple';
const hashed = 'known by its hash alone';

/** `npm run passwords:import -- …` where Wheelhouse runs. */
function importing(args: readonly string[], input?: Buffer) {
  return tryRun(process.execPath, [join(root, 'dist/import-passwords.js'), ...args], {
    cwd: data,
    env: { ...onlyPath, WHEELHOUSE_DATA: data },
    ...(input ? { input } : {}),
  });
}

function file(name: string, content: string | Buffer): string {
  const path = join(data, name);
  writeFileSync(path, content);
  return path;
}

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

beforeAll(async () => {
  const list = file('list.txt', `${stolen}\n${sha1(hashed)}:4711\n`);
  expect(await importing([list])).toMatchObject({ code: 0, stdout: expect.stringContaining('holds 2') });
  // A running process looks once a second.
  const entries = async () => (await here.admin.ok('GET', '/breached-passwords')).entries;
  await waitFor('the list to be found', async () => (await entries()) === 2);
  const username = here.unique('probe');
  await waitFor('it to be used', async () => {
    const answer = await here.admin.call('POST', '/users', { username, password: stolen });
    if (answer.status === 201) await here.admin.ok('DELETE', `/users/${username}`);
    return answer.status === 422;
  });
});
afterAll(async () => {
  await here.end();
  rmSync(data, { recursive: true });
});

describe('a password on the list', () => {
  const refused = {
    status: 422,
    body: { detail: expect.stringContaining('on a list of stolen ones') },
  };

  it.each([stolen, hashed])('is refused on every path that sets one: %s', async (password) => {
    const username = here.unique('ana');
    expect(await here.admin.call('POST', '/users', { username, password })).toMatchObject(refused);
    const ana = await here.person('ana');
    const ofHers = `/users/${ana.username}`;
    expect(await here.admin.call('PATCH', ofHers, { password })).toMatchObject(refused);
    const change = { oldPassword: ana.password, newPassword: password };
    expect(await ana.api.call('POST', '/me/password', change)).toMatchObject(refused);
    const { link } = await here.admin.ok('POST', '/invitations', { username });
    const [, token] = link.url.split('#');
    expect(await here.anonymous.call('POST', '/auth/links/use', { token, password })).toMatchObject(refused);
    const reset = await here.admin.ok('POST', `${ofHers}/reset-link`, {});
    const [, resetToken] = (reset.link ?? reset).url.split('#');
    expect(
      await here.anonymous.call('POST', '/auth/links/use', { token: resetToken, password }),
    ).toMatchObject(refused);
    // The old one is still good.
    await here.signedIn(ana.username, ana.password);
  });
});

describe('the command', () => {
  const held = async () => (await here.admin.ok('GET', '/breached-passwords')).entries;

  it('adds, replaces, and reads what is zipped or piped in', async () => {
    const more = file('more.txt.gz', gzipSync(`one more of them\n${stolen}\n`));
    expect(await importing([more, '--add'])).toMatchObject({ code: 0 });
    expect(await held()).toBe(3);
    expect(await importing(['-'], Buffer.from('piped in\n'))).toMatchObject({ code: 0 });
    expect(await held()).toBe(1);
    expect(await importing([file('again.txt', `${stolen}\n`)])).toMatchObject({ code: 0 });
  });

  it('says what is wrong, and leaves the list as it was', async () => {
    const before = await held();
    for (const [args, code, words] of [
      [[], 2, 'Use:'],
      [['a', '--replace'], 2, 'Use:'],
      [[join(data, 'nothing')], 1, 'was not imported'],
      [[file('empty.txt', '')], 1, 'there is no password in it'],
      [[file('broken.gz', 'this is no gzip')], 1, 'was not imported'],
    ] as const) {
      const ran = await importing([...args]);
      expect({ code: ran.code, said: ran.stderr.includes(words) }, ran.stderr).toEqual({ code, said: true });
    }
    expect(await held()).toBe(before);
    expect(readdirSync(breachedFolderIn(data))).toEqual(['list.bin']);
  });
});

it('the list is seen and changed by those who manage access alone', async () => {
  const viewer = await here.person('vera', [{ role: 'View Only', on: '/' }]);
  for (const [method, path, body] of [
    ['POST', '/breached-passwords/uploads', undefined],
    ['DELETE', '/breached-passwords', undefined],
  ] as const)
    expect((await viewer.api.call(method, path, body)).status).toBe(403);
});
