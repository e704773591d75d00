import { describe, expect, it } from 'vitest';
import { routes } from '@/lib/docker-api/routes';
import { commandFields, plainFields, plainQueries } from '@/lib/docker-api/secrets/plain-fields.fixture';
import {
  secretFields,
  secretQueries,
  secretsInBody,
  withoutSecretFields,
} from '@/lib/docker-api/secrets/secret-fields';
import { textsOfSchema } from '@/lib/docker-api/secrets/texts-of-schema.fixture';

describe('what a request may hold', () => {
  const inBodies = routes.flatMap(({ method, path, body }) =>
    typeof body === 'string' ? [] : textsOfSchema(body).map((text) => ({ route: `${method} ${path}`, text })),
  );
  const inQueries = routes.flatMap(({ method, path, query }) =>
    textsOfSchema(query).map((text) => ({ route: `${method} ${path}`, text })),
  );

  it.each([
    ['body', inBodies, [secretFields, plainFields, commandFields]],
    ['query', inQueries, [secretQueries, plainQueries]],
  ] as const)('is known to be a secret or none, text by text, in each %s', (_, texts, lists) => {
    const unsaid = texts
      .filter(({ text }) => lists.filter((list) => list.has(text)).length !== 1)
      .map(({ route, text }) => `${route}: ${text}`);
    expect(unsaid, 'say in lib/docker-api/secrets, once, whether these may be repeated').toEqual([]);
    const known = new Set(texts.map(({ text }) => text));
    expect(lists.flatMap((list) => [...list]).filter((text) => !known.has(text))).toEqual([]);
  });
});

describe('the secrets in a body', () => {
  it('are values of variables, not their names', () => {
    expect(secretsInBody({ Env: ['A=one', 'B=two=three', 'C', '=four'], Image: 'x' })).toEqual([
      'one',
      'two=three',
      'four',
    ]);
  });

  it('are found at any depth, and in maps', () => {
    const Options = { type: 'cifs', device: '//host/share', o: 'username=ana,password=hidden' };
    const body = {
      HostConfig: { Mounts: [{ VolumeOptions: { DriverConfig: { Name: 'local', Options } } }] },
    };
    expect(secretsInBody(body)).toEqual([Options.o]);
    expect(withoutSecretFields({ DriverOpts: Options })).toEqual({
      DriverOpts: { type: 'cifs', device: '//host/share', o: '[hidden]' },
    });
  });

  it('are what a secret holds, written and read', () => {
    const Data = Buffer.from('swordfish').toString('base64');
    expect(secretsInBody({ Name: 'x', Data })).toEqual([Data, 'swordfish']);
  });

  it('are the settings of a plugin', () => {
    expect(secretsInBody(['TOKEN=abc', 'DEBUG'])).toEqual(['abc']);
  });
});
