import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineVersion } from '@/lib/docker-api/api-version';
import { engineQuery, filters, flag, moment, wholeNumber } from '@/lib/docker-api/query';
import { readQueryString } from '@/lib/docker-api/query-string';

describe('query parameters', () => {
  it.each(['1', 'true', 'True', 'TRUE', ' yes ', 't'])('reads "%s" as true', (text) => {
    expect(flag.parse(text)).toBe(true);
  });

  it.each(['', '0', 'false', 'False', 'no', 'none'])('reads "%s" as false', (text) => {
    expect(flag.parse(text)).toBe(false);
  });

  it.each(['2', 'on', 'truefalse', 'null'])('refuses "%s" as a flag, which engines take for true', (text) => {
    expect(flag.safeParse(text).success).toBe(false);
  });

  it.each(['', '01', '+1', '1.0', '1e3', ' 1', '0x1', '11', '-2', '99999999999999999999'])(
    'refuses "%s" as a number from -1 to 10',
    (text) => {
      expect(wholeNumber(-1, 10).safeParse(text).success).toBe(false);
    },
  );

  it.each(['', '0', '-1', '1700000000', '1700000000.123456789'])('reads "%s" as a moment', (text) => {
    expect(moment.safeParse(text).success).toBe(true);
  });

  it.each(['yesterday!', '2026-11-22T03:00:00Z', '10m', '1.', '.5', '1;2', '-', '{"a":1}'])(
    'refuses "%s" as a moment',
    (text) => {
      expect(moment.safeParse(text).success).toBe(false);
    },
  );

  it.each([
    '[]',
    '{"name":"x"}',
    '{"name":[1]}',
    '{"name":{"x":false}}',
    '{"other":["x"]}',
    '{"name":["a"],"Name":[]}',
    'x',
  ])('refuses %s as filters', (text) => {
    expect(filters('name').safeParse(text).success).toBe(false);
  });

  it('writes filters that it reads back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => text.isWellFormed() && !/\p{Cc}/u.test(text)),
          { maxLength: 4 },
        ),
        (values) => {
          const written = readQueryString(engineQuery({ filters: { label: values } }));
          const text = written instanceof Map ? written.get('filters') : undefined;
          expect(filters('label').parse(text)).toEqual({ label: values });
        },
      ),
    );
  });
});

describe('engineVersion', () => {
  it('speaks the version that both know', () => {
    expect(engineVersion(null, '1.41')).toEqual({ version: '1.41' });
    expect(engineVersion(null, '1.99')).toEqual({ version: '1.51' });
    expect(engineVersion('1.41', '1.47')).toEqual({ version: '1.41' });
    expect(engineVersion('1.50', '1.41')).toMatchObject({
      status: 400,
      message: expect.stringContaining('too new'),
    });
  });

  it('writes the seconds of a stop and the tags of a build, which share a name', () => {
    expect(engineQuery({ t: 0 })).toBe('t=0');
    expect(engineQuery({ t: 'a:1\nb:2' })).toBe('t=a%3A1&t=b%3A2');
  });
});
