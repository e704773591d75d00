import { describe, expect, it } from 'vitest';
import { boundSpec, overExisting } from '@/lib/stacks/bound-spec';
import { interpolate, MissingVariable, readVariables } from '@/lib/stacks/compose/interpolate';
import { translateCompose } from '@/lib/stacks/compose/translate';

const none = new Map<string, string>();
const read = (services: unknown, rest = {}) =>
  translateCompose('shop', { services, ...rest }, none, '/Shared/shop');

describe('a compose file', () => {
  it('places everything that it makes', () => {
    const plan = read(
      { web: { image: 'web:1', secrets: ['key'] } },
      { secrets: { key: { file: './key' } }, configs: { motd: { external: true } } },
    );
    const label = { 'com.docker.stack.namespace': 'shop', 'io.wheelhouse.collection': '/Shared/shop' };
    expect(plan.networks).toMatchObject([
      { name: 'shop_default', create: { Driver: 'overlay', Labels: label } },
    ]);
    expect(plan.secrets).toEqual([{ name: 'shop_key', file: './key', labels: label }]);
    expect(plan.configs[0]).toMatchObject({ name: 'motd', file: null });
    expect(plan.services[0]).toMatchObject({ name: 'shop_web', spec: { Labels: label } });
  });

  it('is refused with the place of everything that is not known', () => {
    expect(() => read({ web: { image: 'web:1', imgae: 'x', deploy: { replcas: 2 } } })).toThrow(
      /services\.web\.deploy.*replcas|services\.web\.imgae/,
    );
    expect(() => read({ web: { image: 'web:1', networks: ['nowhere'] } })).toThrow(
      'undefined network "nowhere"',
    );
    expect(() => read({ web: { image: 'web:1', volumes: ['./src:/src'] } })).toThrow(
      /no path beside your file/,
    );
  });

  it('says what has no effect on a Swarm', () => {
    expect(read({ web: { image: 'web:1', restart: 'always', build: '.' } }).ignored).toEqual([
      'services.web.build has no effect on a Swarm',
      'services.web.restart has no effect on a Swarm',
    ]);
  });
});

describe('variables', () => {
  const values = readVariables('TAG=2\n# NO=1\nEMPTY=\n');

  it('are put in, with defaults', () => {
    expect(
      interpolate({ a: ['w:$TAG', '${TAG}', '${NO:-d}', '${EMPTY:-d}', '${EMPTY-d}', '$$x'] }, values),
    ).toEqual({
      a: ['w:2', '2', 'd', 'd', '', '$x'],
    });
  });

  it('are asked for where they are missing', () => {
    expect(() => interpolate('${NO}', values)).toThrow(MissingVariable);
    expect(() => interpolate('${NO:?say it}', values)).toThrow('say it');
    expect(() => interpolate('a $ b', values)).toThrow(/\$\$/);
  });
});

it('binds what is there, and in a draft leaves out what is not yet', () => {
  const { services } = read(
    { web: { image: 'web:1', secrets: ['a', 'b'] } },
    {
      secrets: { a: { file: './a' }, b: { file: './b' } },
    },
  );
  const spec = services[0]?.spec ?? {};
  const known = { networks: none, secrets: new Map([['shop_a', 'id-a']]), configs: none };
  expect(boundSpec(spec, known, true)).toMatchObject({
    TaskTemplate: { Networks: [], ContainerSpec: { Secrets: [{ SecretID: 'id-a', SecretName: 'shop_a' }] } },
  });
  const nothing = { networks: none, secrets: none, configs: none };
  expect(boundSpec(spec, nothing, true)).toMatchObject({ TaskTemplate: { ContainerSpec: { Secrets: [] } } });
  expect(() => boundSpec(spec, known, false)).toThrow('secret not found: shop_b');
});

it('starts nothing anew that did not change', () => {
  const spec = { TaskTemplate: { ContainerSpec: { Image: 'web:1' } } };
  const existing = {
    Labels: { 'com.docker.stack.image': 'web:1' },
    TaskTemplate: { ContainerSpec: { Image: 'web:1@sha256:abc' }, ForceUpdate: 3 },
  };
  expect(overExisting(spec, existing)).toEqual({
    TaskTemplate: { ContainerSpec: { Image: 'web:1@sha256:abc' }, ForceUpdate: 3 },
  });
  expect(overExisting({ TaskTemplate: { ContainerSpec: { Image: 'web:2' } } }, existing)).toMatchObject({
    TaskTemplate: { ContainerSpec: { Image: 'web:2' } },
  });
});
