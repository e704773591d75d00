import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '@/lib/docker-api/errors';
import { serialise } from '@/lib/docker-api/serialise';
import { readEngineJson, readStrictJson } from '@/lib/docker-api/strict-json';

const read = (text: string) => readStrictJson(Buffer.from(text));
const accepted = (text: string) => {
  const result = read(text);
  return isRefusal(result) ? undefined : result.value;
};

describe('readStrictJson', () => {
  it.each([
    ['a second document', '{"a":1}{"b":2}'],
    ['trailing text', '{} x'],
    ['trailing NUL', '{}\0'],
    ['nothing', ' '],
    ['a byte order mark', '\ufeff{}'],
    ['a key twice', '{"Image":"a","Image":"b"}'],
    ['a key twice, once escaped', '{"Privileged":false,"\\u0050rivileged":true}'],
    ['keys that Go folds', '{"Privileged":false,"privileged":true}'],
    ['ſ for s', '{"Binds":[],"Bind\u017f":["/:/h"]}'],
    ['ſ for s, escaped', '{"Binds":[],"Bind\\u017f":["/:/h"]}'],
    ['the Kelvin sign for k', '{"NetworkMode":"","Networ\u212aMode":"host"}'],
    ['a key twice, deep', '{"HostConfig":{"Privileged":false,"PRIVILEGED":true}}'],
    ['a key twice, in a list', '[{"a":1,"A":2}]'],
    ['a prototype', '{"__proto__":{"Privileged":true}}'],
    ['a comment', '{/**/}'],
    ['a trailing comma', '{"a":1,}'],
    ['single quotes', "{'a':1}"],
    ['a bare key', '{a:1}'],
    ['NaN', '{"a":NaN}'],
    ['a leading zero', '{"a":01}'],
    ['a plus sign', '{"a":+1}'],
    ['hexadecimal', '{"a":0x10}'],
    ['a raw line end in a string', '{"a":"\n"}'],
    ['an unknown escape', '{"a":"\\x41"}'],
    ['half a surrogate pair', '{"a":"\\ud800"}'],
    ['an integer that would be rounded', '{"Memory":9007199254740993}'],
    ['a number beyond all integers', '{"Memory":1e300}'],
    ['an infinite number', '{"Memory":1e999}'],
    ['minus zero', '{"a":-0}'],
    ['an exponent', '{"Memory":1e9}'],
    ['a needless fraction', '{"Memory":1.0}'],
    ['a NUL', '{"Hostname":"a\\u0000b"}'],
    ['very many items', JSON.stringify(Array.from({ length: 10_000 }, () => 0))],
    [
      'very many members',
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, 0]))),
    ],
    ['deep nesting', `${'['.repeat(40)}${']'.repeat(40)}`],
  ])('refuses %s', (_, text) => {
    expect(read(text)).toMatchObject({ status: 400 });
  });

  it('refuses bytes that are not UTF-8, and too many of them', () => {
    expect(readStrictJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ status: 400 });
    expect(readStrictJson(Buffer.from([0x22, 0xc0, 0xaf, 0x22]))).toMatchObject({ status: 400 });
    expect(readStrictJson(Buffer.alloc(5 * 1024 * 1024, ' '))).toMatchObject({ status: 413 });
  });

  it("keeps apart what differs in case where keys are the person's own", () => {
    expect(accepted('{"Labels":{"Tier":"a","tier":"b"}}')).toEqual({ Labels: { Tier: 'a', tier: 'b' } });
    expect(read('{"Labels":{"a":"1","a":"2"}}')).toMatchObject({ status: 400 });
    expect(read('{"Labels":{"x":{"a":1,"A":2}}}')).toMatchObject({ status: 400 });
  });

  it('reads every JSON value as JSON.parse does, and our spelling of it back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        const result = accepted(text);
        if (result === undefined) return;
        expect(JSON.stringify(result)).toBe(text);
        expect(serialise(result).toString()).toBe(text);
      }),
    );
  });

  it('accepts no object in which Go would give one field two values', () => {
    // strings.EqualFold on each rune: simple case folding, of which ſ and K are the two non-ASCII to ASCII.
    const goEqual = (a: string, b: string) => {
      const fold = (text: string) => text.toLowerCase().replaceAll('ſ', 's').replaceAll('\u212a', 'k');
      return fold(a) === fold(b);
    };
    const letter = fc.constantFrom('s', 'S', 'ſ', 'k', 'K', '\u212a', 'a', 'A');
    const key = fc.array(letter, { minLength: 1, maxLength: 2 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(key, { minLength: 2, maxLength: 4 }), (keys) => {
        const clash = keys.some((one, at) => keys.slice(at + 1).some((other) => goEqual(one, other)));
        const text = `{${keys.map((one) => `${JSON.stringify(one)}:1`).join(',')}}`;
        expect(accepted(text) === undefined).toBe(clash);
      }),
    );
  });
});

describe('readEngineJson', () => {
  it('keeps integers whole that a double cannot hold, and writes them back', () => {
    const text = '{"limit":9223372036854771712,"n":-1,"Labels":{"a":"1","A":"2"}}';
    const result = readEngineJson(Buffer.from(text));
    if (isRefusal(result)) throw new Error(result.message);
    expect(result.value).toMatchObject({ limit: 9223372036854771712n });
    expect(serialise(result.value).toString()).toBe(text);
  });
});
