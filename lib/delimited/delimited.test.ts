import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '@/lib/delimited/read-delimited';
import { writeDelimited } from '@/lib/delimited/write-delimited';

const cellsOf = (text: string) => readDelimited(text).rows.map(({ cells }) => cells);

describe('delimited text', () => {
  it('is read back as it was written', () => {
    const cell = fc.string({
      unit: fc.constantFrom(
        'a',
        '"',
        ',',
        ';',
        '=',
        '+',
        '|',
        '%',
        '\0',
        '@',
        "'",
        '\n',
        '\r',
        '\t',
        ' ',
        'é',
      ),
    });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (given) => {
        const head = ['one', 'two'];
        const kept = given.filter((row) => row.some((each) => each !== ''));
        expect(cellsOf(writeDelimited([head, ...given]))).toEqual([head, ...kept]);
      }),
    );
  });

  it.each([
    ['a,b\r\n1,2\r\n', ','],
    ['\uFEFFa;b\n1;2', ';'],
    ['a\tb\r1\t2\r', '\t'],
    ['"a";"b"\n\n"1";"2"\n;\n', ';'],
    [' a , b \n 1 , 2 ', ','],
    ['"a" , "b"\n1,2', ','],
  ])('%j has two columns', (text, delimiter) => {
    expect(readDelimited(text).delimiter).toBe(delimiter);
    expect(cellsOf(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('knows in which line a row begins', () => {
    const { rows } = readDelimited('a,b\r\n"1\r\n1",2\r\n\r\n3,4');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('says what cannot be read', () => {
    expect(readDelimited('a,b\n"1,2\n3,4').fault).toBe('The quotation mark in line 2 is never closed');
  });

  it.each([
    '=HYPERLINK("http://evil")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    "'=1",
    ' =cmd|x',
    '|x',
    '%0A',
    "' =1",
  ])('lets no spreadsheet run %j', (text) => {
    const written = writeDelimited([[text, 'x']]);
    expect(written.replace(/^"/, '')).toMatch(/^'/);
    expect(cellsOf(written)).toEqual([[text, 'x']]);
  });
});
