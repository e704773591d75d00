import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailSink, textOf } from '@/e2e/mail/mail-sink';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { sendMail } = await import('@/worker/mail/send-mail');
const { answerForgotten } = await import('@/lib/links/forgotten');
const sink = await startMailSink();
afterAll(async () => {
  await sink.stop();
  await here.end();
});

const publicUrl = 'http://wheelhouse.test:3000';
const server = {
  host: '127.0.0.1',
  port: sink.port,
  security: 'none',
  username: '',
  authority: null,
  fromName: 'Wheelhouse',
  fromAddress: 'wheelhouse@example.org',
};
const noGood = { status: 404, body: { detail: expect.stringContaining('not good any more') } };
const tokenIn = (url: string) => url.split('#')[1] ?? '';

/** What the worker would do now. */
async function deliver() {
  const before = sink.taken.length;
  for (const { id } of await here.db.mail.findMany({ where: { state: 'waiting' } }))
    await sendMail(here.db, id);
  return sink.taken.slice(before);
}

async function withAddress(name: string) {
  const person = await here.person(name);
  const email = `${person.username}@example.org`;
  await here.admin.ok('PATCH', `/users/${person.username}`, { email });
  return { ...person, email };
}

beforeEach(async () => {
  sink.refuse(null);
  await here.db.signInAttempt.deleteMany();
});

describe('an invitation', () => {
  it('lets its owner choose a password, once, with what was given', async () => {
    const on = await here.collection('shop');
    const team = (await here.admin.ok('POST', '/teams', { name: here.unique('web') })).name;
    const username = here.unique('ana');
    const { user, link } = await here.admin.ok('POST', '/invitations', {
      username,
      teams: [team],
      grants: [{ role: 'View Only', collection: on }],
    });
    expect(user.teams).toEqual([team]);
    expect(link.url).toMatch(new RegExp(`^${publicUrl}/set-password#whi_[\\w-]{43}$`));
    const token = tokenIn(link.url);
    const rows = JSON.stringify(await here.db.oneTimeLink.findMany());
    const log = JSON.stringify((await here.db.auditEntry.findMany()).map(({ canonical }) => canonical));
    for (const kept of [rows, log]) expect(kept).not.toContain(token);
    const look = await here.anonymous.ok('POST', '/auth/links/look', { token });
    expect(look).toMatchObject({ kind: 'invitation', username, leastLength: 8 });
    const wish = { token, fullName: 'Ana Lopes', password: 'a long one of hers' };
    expect(await here.anonymous.ok('POST', '/auth/links/use', wish)).toEqual({ username });
    expect(await here.anonymous.call('POST', '/auth/links/use', wish)).toMatchObject(noGood);
    const ana = await here.signedIn(username, wish.password);
    const me = await ana.ok('GET', '/me');
    expect(me.user.fullName).toBe('Ana Lopes');
    expect(me.access.map(({ collection }: { collection: string }) => collection)).toContain(on);
  });

  it('keeps the link when the password is against the rules', async () => {
    const { link } = await here.admin.ok('POST', '/invitations', { username: here.unique('ana') });
    const token = tokenIn(link.url);
    const short = await here.anonymous.call('POST', '/auth/links/use', { token, password: 'short' });
    expect(short.status).toBe(422);
    await here.anonymous.ok('POST', '/auth/links/use', { token, password: 'long enough, this' });
  });

  it('gives nobody more than who invites holds', async () => {
    const people = await here.role('people', ['user.manage', 'user.view', 'team.manage', 'team.view']);
    const bob = await here.person('bob', [{ role: people, on: '/' }]);
    const before = await here.db.user.count();
    const wish = { username: here.unique('eve'), grants: [{ role: 'Full Control', collection: '/Shared' }] };
    expect((await bob.api.call('POST', '/invitations', wish)).status).toBe(403);
    const team = (await here.admin.ok('POST', '/teams', { name: here.unique('ops') })).name;
    await here.admin.ok('POST', '/grants', {
      subject: `team:${team}`,
      role: 'Full Control',
      collection: '/Shared',
    });
    const joining = { username: here.unique('eve'), teams: [team] };
    expect((await bob.api.call('POST', '/invitations', joining)).status).toBe(403);
    expect(await here.db.user.count()).toBe(before);
    expect((await bob.api.call('POST', '/users/admin/reset-link', {})).status).toBe(403);
    const ana = await here.person('ana', [{ role: 'Full Control', on: '/Shared' }]);
    expect((await ana.api.call('POST', '/invitations', { username: here.unique('eve') })).status).toBe(403);
  });

  it('is listed, revoked, and good for as long as it says', async () => {
    const username = here.unique('ana');
    const { link } = await here.admin.ok('POST', '/invitations', { username, hours: 1 });
    expect((await here.admin.ok('GET', '/links')).items).toContainEqual(
      expect.objectContaining({ id: link.id, user: username, createdBy: 'admin' }),
    );
    expect(JSON.stringify(await here.admin.ok('GET', '/links'))).not.toContain(tokenIn(link.url));
    expect((await here.admin.call('DELETE', `/links/${link.id}`)).status).toBe(204);
    const look = () => here.anonymous.call('POST', '/auth/links/look', { token: tokenIn(link.url) });
    expect(await look()).toMatchObject(noGood);
    const again = await here.admin.ok('POST', `/users/${username}/reset-link`, {});
    expect(again.kind).toBe('invitation');
    await here.db.oneTimeLink.updateMany({ where: { id: again.id }, data: { expiresAt: new Date() } });
    expect(
      await here.anonymous.call('POST', '/auth/links/look', { token: tokenIn(again.url) }),
    ).toMatchObject(noGood);
  });
});

describe('a link to reset a password', () => {
  it('ends sessions and every older link, and is for whoever holds what the person holds', async () => {
    const ana = await here.person('ana');
    const first = await here.admin.ok('POST', `/users/${ana.username}/reset-link`, {});
    const second = await here.admin.ok('POST', `/users/${ana.username}/reset-link`, {});
    const use = (url: string) =>
      here.anonymous.call('POST', '/auth/links/use', { token: tokenIn(url), password: 'another one, hers' });
    expect(await use(first.url)).toMatchObject(noGood);
    expect((await use(second.url)).status).toBe(200);
    expect(await here.lastAudit()).toMatchObject({ operation: 'user.change-password', actor: ana.username });
    expect((await ana.api.call('GET', '/me')).status).toBe(401);
    await here.signedIn(ana.username, 'another one, hers');
  });

  it('is used by one of many who try at once', async () => {
    const ana = await here.person('ana');
    const { url } = await here.admin.ok('POST', `/users/${ana.username}/reset-link`, {});
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        here.anonymous.call('POST', '/auth/links/use', {
          token: tokenIn(url),
          password: `the password of try ${index}`,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...new Array(7).fill(404)]);
  });

  it('ends when the password, the address or the account changes, or who made it is disabled', async () => {
    const ana = await withAddress('ana');
    const boss = await here.person('boss', [{ role: 'Admin', on: '/' }]);
    const path = `/users/${ana.username}`;
    const fresh = async (by = here.admin) => tokenIn((await by.ok('POST', `${path}/reset-link`, {})).url);
    const isGood = async (token: string) =>
      (await here.anonymous.call('POST', '/auth/links/look', { token })).status === 200;
    const ends = [
      () => here.admin.ok('PATCH', path, { password: 'set by the administrator' }),
      () => here.admin.ok('PATCH', path, { email: null }),
      () => here.admin.ok('DELETE', `${path}/credentials`),
      () => here.admin.ok('PATCH', path, { disabled: true }),
    ];
    for (const end of ends) {
      const token = await fresh();
      expect(await isGood(token)).toBe(true);
      await end();
      expect(await isGood(token)).toBe(false);
    }
    expect((await here.admin.call('POST', `${path}/reset-link`, {})).status).toBe(409);
    await here.admin.ok('PATCH', path, { disabled: false });
    const token = await fresh(boss.api);
    await here.admin.ok('PATCH', `/users/${boss.username}`, { disabled: true });
    expect(await isGood(token)).toBe(false);
  });

  it('answers whatever is no link alike', async () => {
    for (const token of ['', 'x', `whi_${'A'.repeat(43)}`, `whs_${'A'.repeat(43)}`, "whi_' OR 1=1 --"]) {
      expect(await here.anonymous.call('POST', '/auth/links/look', { token })).toMatchObject(noGood);
      const wish = { token, password: 'long enough, this' };
      expect(await here.anonymous.call('POST', '/auth/links/use', wish)).toMatchObject(noGood);
    }
  });

  it('is no credential', async () => {
    const ana = await here.person('ana');
    const { url } = await here.admin.ok('POST', `/users/${ana.username}/reset-link`, {});
    expect((await here.anonymous.as(tokenIn(url)).call('GET', '/me')).status).toBe(401);
  });
});

describe('mail', () => {
  it('is not sent before a server is set, and a forgotten password is not reset', async () => {
    expect((await here.anonymous.call('POST', '/auth/forgotten', { name: 'admin' })).status).toBe(409);
    expect((await here.anonymous.ok('GET', '/password-rules')).resetByMail).toBe(false);
    expect((await here.admin.call('POST', '/settings/mail/test', { to: 'a@example.org' })).status).toBe(409);
  });

  it('is set by whoever holds access.manage and cluster.manage on /, without showing its password', async () => {
    const some = await here.role('access', ['access.manage', 'access.view']);
    const bob = await here.person('bob', [{ role: some, on: '/' }]);
    expect((await bob.api.call('PUT', '/settings/mail', server)).status).toBe(403);
    const secured = { ...server, security: 'tls', username: 'w', password: 'of the mail server' };
    await here.admin.ok('PUT', '/settings/mail', secured);
    expect((await here.lastAudit()).canonical).not.toContain(secured.password);
    expect(JSON.stringify(await here.db.setting.findMany())).not.toContain(secured.password);
    const { server: shown } = await here.admin.ok('GET', '/settings/mail');
    expect(shown).toMatchObject({ hasPassword: true });
    expect(JSON.stringify(shown)).not.toContain(secured.password);
    const { password: _, ...without } = secured;
    await here.admin.ok('PUT', '/settings/mail', { ...without, fromName: 'Other' });
    const elsewhere = { ...without, host: 'evil.example' };
    expect((await here.admin.call('PUT', '/settings/mail', elsewhere)).status).toBe(422);
    expect((await here.admin.call('PUT', '/settings/mail', { ...secured, security: 'none' })).status).toBe(
      422,
    );
    await here.admin.ok('PUT', '/settings/mail', { ...server, password: null });
  });

  it('is tried out, in the words of the server', async () => {
    await here.admin.ok('POST', '/settings/mail/test', { to: 'ops@example.org' });
    expect(sink.taken.at(-1)).toMatchObject({ from: server.fromAddress, to: ['ops@example.org'] });
    sink.refuse('5.1.1 nobody of that name here');
    const answer = await here.admin.call('POST', '/settings/mail/test', { to: 'ops@example.org' });
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain('5.1.1 nobody of that name here');
  });

  it('brings an invitation to its address; its text is gone once it was sent', async () => {
    const wish = { username: here.unique('ana'), email: 'ana.l@example.org' };
    const { link } = await here.admin.ok('POST', '/invitations', wish);
    expect(link.sentTo).toBe(wish.email);
    const token = tokenIn(link.url);
    const rows = await here.db.mail.findMany({ where: { to: wish.email } });
    expect(Buffer.concat(rows.map(({ sealedText }) => Buffer.from(sealedText ?? []))).includes(token)).toBe(
      false,
    );
    const [mail] = await deliver();
    expect(mail && textOf(mail)).toContain(link.url);
    expect(await here.db.mail.count({ where: { sealedText: { not: null } } })).toBe(0);
  });

  it('is tried again later when the server refuses, and given up after a day', async () => {
    await here.admin.ok('POST', '/invitations', { username: here.unique('ana'), email: 'later@example.org' });
    sink.refuse('4.3.2 come back later');
    expect(await deliver()).toEqual([]);
    const where = { to: 'later@example.org' };
    expect(await here.db.mail.findFirst({ where })).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastError: expect.stringContaining('come back later'),
    });
    sink.refuse(null);
    expect(await deliver()).toHaveLength(1);
    await here.admin.ok('POST', '/invitations', { username: here.unique('ana'), email: 'never@example.org' });
    await here.db.mail.updateMany({ where: { to: 'never@example.org' }, data: { giveUpAt: new Date() } });
    sink.refuse('no');
    await deliver();
    expect(await here.db.mail.findFirst({ where: { to: 'never@example.org' } })).toMatchObject({
      state: 'failed',
      sealedText: null,
    });
  });

  it.each([
    'a@example.org\r\nBcc: evil@example.org',
    'a@example.org, evil@example.org',
    'A <a@example.org>',
    'a@example.org\n',
    '"a\r\nb"@example.org',
    'a@example.org>,<evil@example.org',
  ])('goes to no address like %j', async (email) => {
    const made = await here.admin.call('POST', '/invitations', { username: here.unique('eve'), email });
    if (made.status === 201) expect(made.body.user.email).toBe('a@example.org');
    else expect(made.status).toBe(422);
    expect((await here.admin.call('POST', '/settings/mail/test', { to: `${email}` })).status).not.toBe(500);
    for (const { to } of sink.taken) expect(to.join()).not.toContain('evil');
  });

  it('has no header that a name could bring in', async () => {
    for (const fromName of ['x\r\nBcc: evil@example.org', 'x\nX-Evil: 1']) {
      expect((await here.admin.call('PUT', '/settings/mail', { ...server, fromName })).status).toBe(422);
    }
    await here.admin.ok('PUT', '/settings/mail', { ...server, fromName: 'A <evil@example.org>, "B' });
    await here.admin.ok('POST', '/settings/mail/test', { to: 'ops@example.org' });
    expect(sink.taken.at(-1)).toMatchObject({ from: server.fromAddress, to: ['ops@example.org'] });
    const { queueMail } = await import('@/lib/mail/queue-mail');
    await queueMail(here.db, { to: 'ops@example.org', subject: 'a\r\nX-Evil: 1', text: '.\r\nQUIT\r\n' });
    const mail = (await deliver()).find(({ raw }) => raw.includes('QUIT'));
    expect(mail?.raw.split('\r\n\r\n')[0]).not.toMatch(/^X-Evil/m);
    expect(mail && textOf(mail)).toContain('QUIT');
    await here.admin.ok('PUT', '/settings/mail', server);
  });
});

describe('a forgotten password', () => {
  const forgotten = (name: string) => here.anonymous.call('POST', '/auth/forgotten', { name });
  const worked = async () => {
    const jobs = await here.db.$queryRaw<{ payload: { name: string; address: string } }[]>`
      DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'forgotten:%' RETURNING payload`;
    for (const { payload } of jobs) await answerForgotten(payload);
    return deliver();
  };

  it('is reset by a link to the address of the account, which tells of the change', async () => {
    const ana = await withAddress('ana');
    expect((await forgotten(ana.username)).status).toBe(200);
    const [mail] = await worked();
    expect(mail?.to).toEqual([ana.email]);
    const token = /#(whi_[\w-]{43})/.exec(mail ? textOf(mail) : '')?.[1] ?? '';
    expect(mail && textOf(mail)).toContain(`${publicUrl}/set-password#`);
    await here.anonymous.ok('POST', '/auth/links/use', { token, password: 'remembered this time' });
    expect((await ana.api.call('GET', '/me')).status).toBe(401);
    const [told] = await deliver();
    expect(told && textOf(told)).toContain('was set by a link');
    await here.signedIn(ana.username, 'remembered this time');
  });

  it('answers the same for everybody, and writes to whom it may alone', async () => {
    const [ana, off] = [await withAddress('ana'), await withAddress('off')];
    const invited = { username: here.unique('new'), email: 'new@example.org', send: false };
    await here.admin.ok('POST', '/invitations', invited);
    const nowhere = await here.person('nowhere');
    await here.admin.ok('PATCH', `/users/${off.username}`, { disabled: true });
    const names = [
      'nobody.at.all',
      'nobody@example.org',
      'Not A Name!',
      nowhere.username,
      off.email,
      invited.username,
    ];
    const answers = [];
    for (const name of [...names, ana.email.toUpperCase()]) {
      await here.db.signInAttempt.deleteMany();
      const { status, body } = await forgotten(name);
      answers.push({ status, body });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await worked()).map(({ to }) => to)).toEqual([[ana.email]]);
  });

  it('fills nobody’s mailbox, takes away no administrator’s link, and is throttled by address', async () => {
    const [ana, bob] = [await withAddress('ana'), await withAddress('bob')];
    await forgotten(ana.username);
    expect(await worked()).toHaveLength(1);
    await forgotten(ana.username);
    expect(await worked()).toHaveLength(0);
    const { url } = await here.admin.ok('POST', `/users/${bob.username}/reset-link`, { send: false });
    await forgotten(bob.username);
    expect(await worked()).toHaveLength(0);
    await here.anonymous.ok('POST', '/auth/links/look', { token: tokenIn(url) });
    const statuses = [];
    for (let round = 0; round < 8; round++) statuses.push((await forgotten('somebody')).status);
    expect(statuses).toContain(429);
  });
});
