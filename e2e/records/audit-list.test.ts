import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { recordIntent, recordOutcome } = await import('@/lib/audit/record');
afterAll(() => here.end());

const robot = { username: 'robot', userId: null, credential: 'token robot', address: '10.1.1.1' };
const records = async (query: string) => (await here.admin.ok('GET', `/audit?${query}`)).items;

describe('the audit list', () => {
  it('shows an intent and its outcome as one record', async () => {
    const subject = {
      operation: 'container.create',
      cluster: 'local',
      resourceKind: 'container',
      resourceName: 'web',
      collection: '/Shared',
      allowedBy: 'a grant to you: Full Control on /Shared',
      request: { image: 'nginx' },
    };
    const intent = await recordIntent(here.db, robot, subject);
    const [pending] = await records('actor=robot');
    expect(pending).toMatchObject({ outcome: 'pending', status: null, durationMs: null });
    await recordOutcome(here.db, intent, {
      outcome: 'done',
      status: 201,
      detail: 'created',
      subject: { resourceId: 'abc123' },
    });
    const all = await records('actor=robot');
    expect(all).toEqual([
      {
        ...pending,
        resource: { kind: 'container', id: 'abc123', name: 'web' },
        outcome: 'done',
        status: 201,
        detail: 'created',
        durationMs: expect.any(Number),
      },
    ]);
    expect(all[0].request).toEqual({ image: 'nginx' });
  });

  it('filters by each of its columns, by time, and by text', async () => {
    const subject = {
      operation: 'volume.create',
      resourceKind: 'volume',
      resourceName: 'Söme-Data',
      collection: '/System',
    };
    const intent = await recordIntent(here.db, { ...robot, username: 'filter' }, subject);
    await recordOutcome(here.db, intent, { outcome: 'failed', status: 500, detail: 'no space left' });
    const found = [expect.objectContaining({ actor: 'filter', outcome: 'failed' })];
    for (const filter of [
      'operation=volume.create',
      'operation=volume&outcome=failed',
      'collection=/System&actor=filter',
      `resource=${encodeURIComponent('Söme-Data')}`,
      'text=NO%20SPACE',
      `text=${encodeURIComponent('SöME-data')}&actor=filter`,
      `text=${encodeURIComponent('SöME-data')}`,
      `since=${encodeURIComponent(new Date(intent.startedAt - 1_000).toISOString())}&actor=filter`,
    ]) {
      expect(await records(filter), filter).toEqual(found);
    }
    for (const filter of [
      'operation=vol',
      'text=%25',
      'cluster=none',
      'until=2001-01-01T00:00:00Z',
      'outcome=pending&actor=filter',
    ]) {
      expect(await records(filter), filter).toEqual([]);
    }
    expect((await here.admin.call('GET', '/audit?since=yesterday')).status).toBe(422);
  });

  it('pages back through everything, the latest first', async () => {
    const seen: bigint[] = [];
    let cursor: string | null = '';
    while (cursor !== null && seen.length < 1_000) {
      const page = await here.admin.ok('GET', `/audit?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }: { id: string }) => BigInt(id)));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...seen].sort((a, b) => (a < b ? 1 : -1)));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('pages through what matches a filter, each record once, also when its outcome came much later', async () => {
    const subject = {
      operation: 'volume.remove',
      resourceKind: 'volume',
      resourceName: 'kept',
      collection: '/',
    };
    const intents = [];
    for (let n = 0; n < 8; n += 1) {
      intents.push(await recordIntent(here.db, { ...robot, username: `pager-${n % 2}` }, subject));
    }
    for (const [n, intent] of intents.entries()) {
      if (n === 3) await recordOutcome(here.db, intent, { outcome: 'unknown' });
      const outcome = n === 5 ? 'done' : 'failed';
      await recordOutcome(here.db, intent, { outcome, subject: { resourceId: `beef${n}` } });
    }
    const paged = async (filter: string) => {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: { items: { resource: { id: string } }[]; nextCursor: string | null } =
          await here.admin.ok('GET', `/audit?limit=2&${filter}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        found.push(...page.items.map(({ resource }) => resource.id));
        cursor = page.nextCursor;
      }
      return found;
    };
    const all = [7, 6, 5, 4, 3, 2, 1, 0].map((n) => `beef${n}`);
    const failed = all.filter((id) => id !== 'beef5');
    expect(await paged('resource=beef')).toEqual(all);
    expect(await paged('resource=kept')).toEqual(all);
    // Each stands in an outcome alone.
    expect(await paged('text=BEEF')).toEqual(all);
    expect(await paged('text=beef&outcome=failed')).toEqual(failed);
    expect(await paged('outcome=failed&resource=volume&operation=volume.remove')).toEqual(failed);
    expect(await paged('outcome=failed&operation=volume.remove')).toEqual(failed);
    expect(await paged('actor=pager-1')).toEqual(['beef7', 'beef5', 'beef3', 'beef1']);
    expect(await paged('outcome=unknown&operation=volume.remove')).toEqual([]);
  });

  it('holds for each person only what happened where they hold audit.view', async () => {
    const [shop, other] = [await here.collection('shop'), await here.collection('other')];
    const auditor = await here.role('auditor', ['audit.view']);
    const ana = await here.person('ana', [{ role: auditor, on: shop }]);
    await here.admin.ok('POST', '/collections', { path: `${shop}/inner` });
    await here.admin.ok('POST', '/collections', { path: `${other}/inner` });
    const seen = (await ana.api.ok('GET', '/audit')).items;
    expect(seen.map(({ collection }: { collection: string }) => collection)).toEqual([
      `${shop}/inner`,
      shop,
      shop,
    ]);
    const bob = await here.person('bob');
    expect((await bob.api.ok('GET', '/audit')).items).toEqual([]);
  });

  it('holds refusals, with what was missing', async () => {
    const bob = await here.person('bob');
    await bob.api.call('POST', '/teams', { name: 'mine' });
    const [refusal] = await records(`actor=${bob.username}&outcome=refused`);
    expect(refusal).toMatchObject({
      operation: 'team.manage',
      collection: '/',
      status: 403,
      address: '10.9.8.7',
      request: { method: 'POST', path: '/teams' },
    });
    expect(refusal.detail).toContain('team.manage');
  });
});
