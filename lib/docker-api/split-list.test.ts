import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListCutter } from '@/lib/docker-api/list-cutter';
import { memberRange, splitList } from '@/lib/docker-api/split-list';

const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 });

describe('splitList', () => {
  it('finds the items that a reader of the whole finds', () => {
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 1, 2), (list, spaces) => {
        const text = `${JSON.stringify(list, null, spaces)}\n`;
        const items = splitList(Buffer.from(text)) ?? [];
        expect(items.map((item) => JSON.parse(item.toString()))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds the same in pieces, wherever they are cut', () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 12 });
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 2), cuts, fc.boolean(), (list, spaces, at, isNull) => {
        const text = Buffer.from(`${isNull ? ' null' : JSON.stringify(list, null, spaces)}\n`);
        const ends = [...at.filter((end) => end < text.length).sort((a, b) => a - b), text.length];
        const cutter = new ListCutter();
        const found: string[] = [];
        let from = 0;
        for (const end of ends) {
          // Each piece is gone when the next one comes.
          const piece = Buffer.from(text.subarray(from, end));
          found.push(...cutter.push(piece).map((item) => item.toString()));
          piece.fill('x');
          from = end;
        }
        expect(cutter.isWhole).toBe(true);
        expect(found).toEqual((splitList(text) ?? []).map((item) => item.toString()));
      }),
    );
  });

  it('refuses what is no list of objects, and what breaks off', () => {
    for (const text of [
      '',
      '{',
      '{}',
      '[1]',
      '[{},]',
      '[{}',
      '[{"a":"',
      '[{"a":[}',
      '"x"',
      '[{} {}]',
      'nul',
    ]) {
      expect(splitList(Buffer.from(text)), text).toBeNull();
    }
    expect(splitList(Buffer.from('null\n'))).toEqual([]);
  });
});

describe('memberRange', () => {
  it('finds the value of a member, and not of one that lies deeper or in a text', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (object, value) => {
        const all = { first: { Status: 'no' }, ...object, quoted: '"Status":"no"', Status: value };
        const bytes = Buffer.from(JSON.stringify(all));
        const [start, end] = memberRange(bytes, 'Status') ?? [0, 0];
        expect(JSON.parse(bytes.subarray(start, end).toString())).toEqual(
          JSON.parse(JSON.stringify(all.Status)),
        );
      }),
    );
    expect(memberRange(Buffer.from('{"a":{"Status":1}}'), 'Status')).toBeNull();
  });
});
