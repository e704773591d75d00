import { expect, it } from 'vitest';
import { readYaml } from '@/lib/yaml/read-yaml';
import { writeYaml } from '@/lib/yaml/write-yaml';

it('reads what it wrote', () => {
  const value = { Name: 'web', Env: ['A=1', 'B=yes: no'], Replicas: 3, On: true, Off: null, Text: 'no' };
  expect(readYaml(writeYaml(value))).toEqual({ value, problems: [] });
});

it('says where the mistake is', () => {
  expect(readYaml('a: 1\nb: [1, 2\n').problems[0]).toMatchObject({ line: 3 });
  expect(readYaml('a: 1\na: 2\n').problems[0]).toMatchObject({ line: 2, column: 1 });
});

it('reads one document and no more', () => {
  expect(readYaml('a: 1\n---\nb: 2\n').problems).toHaveLength(1);
});

it('does not grow without end', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, i) => {
      const above = 'abcdefgh'[i];
      return `${name}: &${name} [${Array(9).fill(`*${above}`).join(',')}]`;
    }),
  ].join('\n');
  expect(readYaml(bomb).problems).toHaveLength(1);
});

it('reads modes and merge keys as docker does', () => {
  const { value } = readYaml('x: &x {a: 1}\nb: {<<: *x, mode: 0440, text: "0440", zero: 0}\n');
  expect(value).toMatchObject({ b: { a: 1, mode: 0o440, text: '0440', zero: 0 } });
  expect(readYaml(writeYaml({ text: '0440' })).value).toEqual({ text: '0440' });
});
