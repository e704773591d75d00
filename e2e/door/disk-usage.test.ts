import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** What `docker system df` and `docker ps -s` tell is about what the person sees. */
describe('disk usage', () => {
  let ana: Person;
  let shop: string;
  const name = stand.unique('writes');
  const volume = stand.unique('vol');
  const others = stand.unique('others');

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    const write = ['busybox', 'sh', '-c', 'echo 1234567 > /v/f; echo 123 > /f'];
    await ana.docker.run('run', '--name', name, '-v', `${volume}:/v`, ...inside(shop), ...write);
    const yard = await stand.collection('yard');
    const owner = await stand.person('owner', { on: yard });
    await owner.docker.run('run', '--name', others, '-v', `${others}:/v`, ...inside(yard), ...write);
  });

  const usage = async (person: Person, query = '') =>
    (await person.door.get(`/v1.41/system/df${query}`)).json;

  it('lists what one sees, and sums that', async () => {
    const { Containers, Volumes, Images, LayersSize, BuildCache } = await usage(ana);
    expect(Containers.map(({ Names }: { Names: string[] }) => Names[0])).toEqual([`/${name}`]);
    expect(Containers[0].SizeRw).toBe(4);
    expect(Volumes.map(({ Name }: { Name: string }) => Name)).toEqual([volume]);
    expect(Volumes[0].UsageData).toEqual({ RefCount: 1, Size: 8 });
    expect(Volumes[0].Mountpoint).toBe('');
    const busybox = Images.find(({ RepoTags }: { RepoTags: string[] }) =>
      RepoTags.includes('busybox:latest'),
    );
    expect(busybox.Containers).toBe(1);
    expect(LayersSize).toBeGreaterThan(0);
    expect(BuildCache).toEqual([]);
  });

  it('tells a stranger of shared images and nothing else', async () => {
    const stranger = await stand.person('stranger');
    const { Containers, Volumes, Images } = await usage(stranger);
    expect({ Containers, Volumes }).toEqual({ Containers: [], Volumes: [] });
    for (const { Containers: count } of Images) expect(count).toBe(0);
  });

  it('is for an administrator what the engine says', async () => {
    const seen = await usage(await stand.admin());
    const { body } = await stand.engine.ask('GET', '/system/df');
    const truth = body as { LayersSize: number; Volumes: { Name: string }[] };
    expect(seen.LayersSize).toBe(truth.LayersSize);
    const names = (list: { Name: string }[]) => list.map(({ Name }) => Name);
    expect(names(seen.Volumes)).toEqual(expect.arrayContaining([volume, others]));
    expect(await (await stand.admin()).docker.run('system', 'df')).toContain('Local Volumes');
  });

  it('takes the types that there are', async () => {
    expect((await ana.door.get('/v1.41/system/df?type=image&type=volume')).status).toBe(200);
    expect((await ana.door.get('/v1.41/system/df?type=secrets')).status).toBe(400);
    expect(await ana.docker.run('system', 'df', '-v')).toContain(volume);
  });

  it('sizes in a list are of what is listed, and many may ask at once', async () => {
    const lists = await Promise.all(
      Array.from({ length: 20 }, () => ana.door.get('/v1.41/containers/json?all=1&size=1')),
    );
    for (const { json } of lists) {
      expect(
        json.map(({ Names, SizeRw }: { Names: string[]; SizeRw: number }) => [Names[0], SizeRw]),
      ).toEqual([[`/${name}`, 4]]);
    }
    expect(await ana.docker.run('ps', '-a', '-s', '--format', '{{.Names}} {{.Size}}')).toContain(
      `${name} 4B`,
    );
  });
});
