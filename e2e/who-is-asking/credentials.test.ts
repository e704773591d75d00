import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startScratchDatabase } from '@/e2e/records/scratch-database';
import { decide, heldOperations } from '@/lib/access/access';

const database = await startScratchDatabase();
const { db } = await import('@/lib/db/client');
const { authenticateCertificate, authenticateToken, reauthenticate } = await import(
  '@/lib/auth/authenticate'
);
const { dropAccessCache } = await import('@/lib/auth/load-access');
const { makeToken } = await import('@/lib/auth/tokens');
const { ordinaryLifetimes } = await import('@/lib/settings/lifetimes');
const idleMs = ordinaryLifetimes.sessionIdleMinutes * 60_000;
const absoluteMs = ordinaryLifetimes.sessionHours * 3_600_000;
const { listSessions, revokeSession } = await import('@/lib/sessions/sessions');
const { createToken, listTokens, revokeToken } = await import('@/lib/tokens/tokens');
const { createBundle } = await import('@/lib/certificates/certificates');
const { makePerson, signInAs } = await import('@/e2e/who-is-asking/people');

afterAll(() => database.drop());
beforeEach(() => dropAccessCache());

const peer = { address: '10.0.0.1' };
const ago = (ms: number) => new Date(Date.now() - ms);
const always = null;
const isKnown = async (token: string) => {
  dropAccessCache();
  return (await authenticateToken(token, peer)) !== null;
};

describe('nobody is let in', () => {
  it('with a token that was never made, or another kind of text', async () => {
    for (const text of [
      makeToken('session').token,
      makeToken('api').token,
      makeToken('launch').token,
      '',
      'whs_',
      `${makeToken('session').token}x`,
      `${makeToken('session').token}\n`,
      "' OR 1=1 --",
    ]) {
      expect(await authenticateToken(text, peer)).toBeNull();
    }
  });

  it('with a token of one kind under the prefix of another', async () => {
    const { token } = await signInAs((await makePerson()).username);
    expect(await isKnown(token.replace('whs_', 'wht_'))).toBe(false);
    expect(await isKnown(token)).toBe(true);
  });

  it('with the stored hash instead of the secret', async () => {
    const { token, actor } = await signInAs((await makePerson()).username);
    const { tokenHash } = await db.session.findUniqueOrThrow({ where: { id: actor.credential.id } });
    expect(await isKnown(`whs_${Buffer.from(tokenHash).toString('base64url')}`)).toBe(false);
    expect(Buffer.from(tokenHash).toString('utf8')).not.toContain(token);
  });

  it('with a session that was not used for long, or is old, or was ended', async () => {
    const { username } = await makePerson();
    for (const data of [
      { lastSeenAt: ago(idleMs) },
      { expiresAt: ago(0) },
      { expiresAt: ago(1), lastSeenAt: ago(0) },
      { revokedAt: ago(0) },
    ]) {
      const { token, actor } = await signInAs(username);
      await db.session.update({ where: { id: actor.credential.id }, data });
      expect(await isKnown(token), JSON.stringify(data)).toBe(false);
    }
  });

  it('with an API token that ended or was revoked', async () => {
    const { actor } = await signInAs((await makePerson()).username);
    const { id, token } = await createToken(actor, { label: 'ci', expiresAt: always });
    expect(await isKnown(token)).toBe(true);
    await db.apiToken.update({ where: { id }, data: { expiresAt: ago(1) } });
    expect(await isKnown(token)).toBe(false);
    await db.apiToken.update({ where: { id }, data: { expiresAt: null, revokedAt: ago(0) } });
    expect(await isKnown(token)).toBe(false);
  });

  it('with any credential of a disabled account', async () => {
    const { id, username } = await makePerson();
    const { actor, token } = await signInAs(username);
    const api = await createToken(actor, { label: 'ci', expiresAt: always });
    const serialHex = await certificateOf(actor);
    await db.user.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(await isKnown(token)).toBe(false);
    expect(await isKnown(api.token)).toBe(false);
    expect(await authenticateCertificate({ serialHex }, peer)).toBeNull();
    expect(await reauthenticate(actor)).toBeNull();
  });

  it('with a certificate that is unknown, revoked or past its time', async () => {
    const { actor } = await signInAs((await makePerson()).username);
    const known = async (serialHex: string) => {
      dropAccessCache();
      return (await authenticateCertificate({ serialHex }, peer)) !== null;
    };
    for (const data of [{ revokedAt: ago(0) }, { notAfter: ago(1) }]) {
      const serial = await certificateOf(actor);
      expect(await known(serial)).toBe(true);
      expect(await known(`00${serial.toUpperCase()}`)).toBe(true);
      await db.clientCertificate.update({ where: { serial }, data });
      expect(await known(serial)).toBe(false);
    }
    for (const serial of ['', '0', 'zz', 'ff'.repeat(16)]) expect(await known(serial)).toBe(false);
  });
});

describe('a launch token', () => {
  it('carries one role on one collection and none of its owner’s rights', async () => {
    const { order, role, mine, launch, ownerActor } = await launchScene();
    const { token, hash } = makeToken('launch');
    const row = await db.launchToken.create({
      data: {
        tokenHash: hash,
        orderId: order.id,
        userId: order.ownerId,
        roleId: role.id,
        collectionId: launch.id,
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    const actor = await authenticateToken(token, peer);
    if (!actor) throw new Error('not known');
    expect(actor.userId).toBe(order.ownerId);
    expect(actor.credential).toMatchObject({ kind: 'launch', label: order.id });
    expect(heldOperations(actor.access, launch.path, Date.now())).toEqual([
      'container.view',
      'container.create',
    ]);
    expect(heldOperations(actor.access, mine.path, Date.now())).toEqual([]);
    expect(decide(ownerActor.access, 'volume.view', mine.path, Date.now())).toBe(true);

    await expect(createToken(actor, { label: 'x', expiresAt: always })).rejects.toMatchObject({
      status: 403,
    });
    await expect(createBundle(actor, { cluster: 'c', label: '' })).rejects.toMatchObject({ status: 403 });
    await expect(listSessions(actor)).rejects.toMatchObject({ status: 403 });

    await db.launchToken.update({ where: { id: row.id }, data: { expiresAt: ago(1) } });
    expect(await isKnown(token)).toBe(false);
  });

  it('is worth nothing in the name of somebody who does not own the order', async () => {
    const { order, role, launch } = await launchScene();
    const { token, hash } = makeToken('launch');
    const other = await makePerson('other');
    const expiresAt = new Date(Date.now() + 60_000);
    const data = {
      tokenHash: hash,
      orderId: order.id,
      userId: other.id,
      roleId: role.id,
      collectionId: launch.id,
    };
    await db.launchToken.create({ data: { ...data, expiresAt } });
    expect(await isKnown(token)).toBe(false);
  });
});

describe('one’s own sessions and tokens', () => {
  it('are seen and ended by their owner alone', async () => {
    const ana = await signInAs((await makePerson('ana')).username);
    const bob = await signInAs((await makePerson('bob')).username);
    const token = await createToken(ana.actor, { label: 'laptop', expiresAt: always });
    expect(await listTokens(bob.actor)).toEqual([]);
    await expect(revokeToken(bob.actor, token.id)).rejects.toMatchObject({ status: 404 });
    await expect(revokeSession(bob.actor, ana.actor.credential.id)).rejects.toMatchObject({ status: 404 });
    expect(await isKnown(ana.token)).toBe(true);

    expect(await listTokens(ana.actor)).toMatchObject([{ id: token.id, label: 'laptop' }]);
    expect(JSON.stringify(await listTokens(ana.actor))).not.toContain(token.token);
    await revokeToken(ana.actor, token.id);
    expect(await isKnown(token.token)).toBe(false);
    await expect(revokeToken(ana.actor, token.id)).rejects.toMatchObject({ status: 404 });

    const second = await signInAs(ana.actor.username);
    expect((await listSessions(second.actor)).map(({ id, isCurrent }) => ({ id, isCurrent }))).toEqual([
      { id: second.actor.credential.id, isCurrent: true },
      { id: ana.actor.credential.id, isCurrent: false },
    ]);
    await revokeSession(second.actor, ana.actor.credential.id);
    expect(await isKnown(ana.token)).toBe(false);
    expect(await isKnown(second.token)).toBe(true);
  });

  it('end no later than the token that made them', async () => {
    const { actor } = await signInAs((await makePerson()).username);
    const until = new Date(Date.now() + 60 * 60_000);
    const { token } = await createToken(actor, { label: 'an hour', expiresAt: until });
    const program = await authenticateToken(token, peer);
    if (!program) throw new Error('not known');
    await expect(createToken(program, { label: 'x', expiresAt: always })).rejects.toMatchObject({
      status: 403,
    });
    await createToken(program, { label: 'shorter', expiresAt: new Date(Date.now() + 60_000) });
    await expect(createToken(actor, { label: 'past', expiresAt: ago(1) })).rejects.toMatchObject({
      status: 422,
    });
  });

  it('remember their use at most once a minute, and no longer than a week', async () => {
    const { token, actor } = await signInAs((await makePerson()).username);
    const where = { id: actor.credential.id };
    const before = await db.session.findUniqueOrThrow({ where });
    expect(before.expiresAt.getTime() - before.createdAt.getTime()).toBeLessThanOrEqual(absoluteMs + 1_000);
    expect(await isKnown(token)).toBe(true);
    expect((await db.session.findUniqueOrThrow({ where })).lastSeenAt).toEqual(before.lastSeenAt);
    await db.session.update({ where, data: { lastSeenAt: ago(61_000) } });
    expect(await isKnown(token)).toBe(true);
    expect((await db.session.findUniqueOrThrow({ where })).lastSeenAt.getTime()).toBeGreaterThan(
      Date.now() - 10_000,
    );
  });
});

async function certificateOf(actor: Awaited<ReturnType<typeof signInAs>>['actor']): Promise<string> {
  const name = 'credentials';
  await db.cluster.upsert({
    where: { name },
    create: { name, engines: { create: { endpoint: 'unix:///none' } } },
    update: {},
  });
  return (await createBundle(actor, { cluster: name, label: '' })).certificate.serial;
}

let scenes = 0;
async function launchScene() {
  scenes += 1;
  const root = await db.collection.upsert({ where: { path: '/' }, create: { path: '/' }, update: {} });
  const collection = (path: string) => db.collection.create({ data: { path, parentId: root.id } });
  const [mine, launch] = [await collection(`/mine-${scenes}`), await collection(`/launch-${scenes}`)];
  const role = await db.role.create({
    data: {
      name: `Launch ${scenes}`,
      operations: ['container.create', 'container.view', 'no.such-operation'],
    },
  });
  const full = await db.role.create({ data: { name: `Full ${scenes}`, operations: ['volume.view'] } });
  const owner = await makePerson('owner');
  await db.grant.create({
    data: { subjectKind: 'user', userId: owner.id, roleId: full.id, collectionId: mine.id },
  });
  const item = await db.catalogItem.create({
    data: {
      slug: `item-${scenes}`,
      title: 'Item',
      description: '',
      collectionId: mine.id,
      launchCollectionId: launch.id,
      launchRoleId: role.id,
      template: {},
    },
  });
  const order = await db.order.create({
    data: {
      itemId: item.id,
      ownerId: owner.id,
      title: 'x',
      inputs: {},
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  const { actor: ownerActor } = await signInAs(owner.username);
  return { order, role, mine, launch, ownerActor };
}
