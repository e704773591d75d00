import { describe, expect, it } from 'vitest';
import type { LogLine } from '@/components/logs/line-assembler';
import { LogBuffer } from '@/components/logs/log-buffer';
import { LogSearch, searchPattern, splitAtMatches } from '@/components/logs/log-search';

const line = (text: string): LogLine => ({ time: '', stream: 'stdout', text });
const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => line(`line ${from + i}`));

describe('LogBuffer', () => {
  it('keeps the newest lines under their numbers', () => {
    const buffer = new LogBuffer(3);
    buffer.append(numbered(5));
    expect([...buffer.lines()].map(({ number, text }) => [number, text])).toEqual([
      [2, 'line 2'],
      [3, 'line 3'],
      [4, 'line 4'],
    ]);
    expect(buffer.line(1)).toBeUndefined();
    expect(buffer.line(5)).toBeUndefined();
    expect(buffer.size).toBe(3);
  });

  it('starts over when cleared', () => {
    const buffer = new LogBuffer(3);
    buffer.append(numbered(5));
    buffer.clear();
    buffer.append([line('again')]);
    expect([...buffer.lines()].map(({ text }) => text)).toEqual(['again']);
  });

  it('reads colours and titles as what they colour', () => {
    const buffer = new LogBuffer();
    buffer.append([line('\u001b[31;1mError\u001b[0m: \u001b]0;title\u0007gone \u001b[2K')]);
    expect(buffer.line(0)?.plain).toBe('Error: gone ');
  });
});

describe('LogSearch', () => {
  it('finds lines as they come, and forgets those that made room', () => {
    const buffer = new LogBuffer(4);
    buffer.append([line('error one'), line('fine'), line('Error two')]);
    const search = new LogSearch(buffer, 'error', false);
    expect(search.matches()).toEqual([0, 2]);
    buffer.append([line('ERROR three'), line('fine')]);
    expect(search.matches()).toEqual([2, 3]);
    buffer.append(numbered(4));
    expect(search.matches()).toEqual([]);
  });

  it('can tell the case', () => {
    const buffer = new LogBuffer();
    buffer.append([line('error'), line('Error')]);
    expect(new LogSearch(buffer, 'Error', true).matches()).toEqual([1]);
  });

  it('takes the text literally', () => {
    const buffer = new LogBuffer();
    buffer.append([line('a+b (c)'), line('aab c')]);
    expect(new LogSearch(buffer, 'a+b (', false).matches()).toEqual([0]);
  });

  it('answers the same matches by identity while nothing changes', () => {
    const buffer = new LogBuffer();
    buffer.append(numbered(3));
    const search = new LogSearch(buffer, 'line', false);
    expect(search.matches()).toBe(search.matches());
  });

  it('narrows what a wider search found, with what came since', () => {
    const buffer = new LogBuffer();
    buffer.append([line('shop ready'), line('Shop-1 ready'), line('mail')]);
    const wider = new LogSearch(buffer, 'shop', false);
    expect(wider.matches()).toEqual([0, 1]);
    buffer.append([line('SHOP-12')]);
    expect(new LogSearch(buffer, 'shop-1', false, wider).matches()).toEqual([1, 3]);
    expect(new LogSearch(buffer, 'Shop', true, wider).matches()).toEqual([1]);
    const exact = new LogSearch(buffer, 'Shop', true);
    expect(new LogSearch(buffer, 'shop-1', false, exact).matches()).toEqual([1, 3]);
  });

  it('begins anew with the log', () => {
    const buffer = new LogBuffer();
    buffer.append(numbered(5));
    const search = new LogSearch(buffer, 'line', false);
    expect(search.matches()).toHaveLength(5);
    buffer.clear();
    buffer.append([line('other'), line('line')]);
    expect(search.matches()).toEqual([1]);
  });
});

describe('splitAtMatches', () => {
  it('puts the matches at odd places', () => {
    expect(splitAtMatches('an Error, an error', searchPattern('error', false))).toEqual([
      'an ',
      'Error',
      ', an ',
      'error',
      '',
    ]);
    expect(splitAtMatches('nothing', null)).toEqual(['nothing']);
  });
});
