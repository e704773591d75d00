import { beforeAll, describe, expect, it } from 'vitest';
import { setLimits } from '@/e2e/fixtures/limits';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

describe('a dry run of a new container', () => {
  let shop: string;
  let ana: Person;
  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
  });
  const spec = (over: object = {}) => ({
    Image: 'busybox',
    Cmd: ['true'],
    Labels: { 'io.wheelhouse.collection': shop },
    ...over,
  });
  const plan = (person: Person, body: object, name = stand.unique('planned')) =>
    person.door.post(`/plans/containers?name=${name}`, body);

  it('says where it would be and what would be sent, and makes nothing', async () => {
    const [name, volume] = [stand.unique('planned'), stand.unique('data')];
    const { status, json } = await plan(ana, spec({ HostConfig: { Binds: [`${volume}:/data`] } }), name);
    expect(status).toBe(200);
    expect(json).toMatchObject({ collection: shop, newVolumes: [volume], spec: { Cmd: ['true'] } });
    expect((await stand.engine.containerNames()).includes(name)).toBe(false);
    expect(await stand.engine.hasVolume(volume)).toBe(false);
  });

  it('is refused as the creation is, to whoever may not', async () => {
    const bank = await stand.collection('bank');
    const [viewer, ben, restricted] = [
      await stand.person('viewer', { role: 'View Only', on: shop }),
      await stand.person('ben', { on: bank }),
      await stand.person('restricted', { role: 'Restricted Control', on: shop }),
    ];
    for (const person of [viewer, ben]) {
      const [planned, made] = [
        await plan(person, spec()),
        await person.door.post(`/containers/create?name=${stand.unique('made')}`, spec()),
      ];
      expect(planned.status).toBeGreaterThanOrEqual(403);
      expect([planned.status, planned.json]).toEqual([made.status, made.json]);
    }
    const privileged = spec({ HostConfig: { Privileged: true } });
    expect((await plan(restricted, privileged)).status).toBe(403);
    expect((await plan(ana, spec({ HostConfig: { Binds: ['/etc:/etc'] } }))).status).toBe(403);
    expect((await plan(ana, spec({ Surprise: 1 }))).status).toBe(400);
    expect((await plan(ana, spec({ Image: stand.unique('none') }))).status).toBe(404);
  });

  it('knows when there is no room', async () => {
    const tight = await stand.collection('tight');
    const rita = await stand.person('rita', { on: tight });
    await setLimits(tight, { containers: 0 });
    const { status, text } = await plan(rita, spec({ Labels: { 'io.wheelhouse.collection': tight } }));
    expect(status).toBe(403);
    expect(text).toContain('allows');
  });
});
