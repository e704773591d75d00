import { expect, it } from 'vitest';
import { readDocument } from '@/lib/access-code/read-document';

const told = (text: string) => readDocument(text).problems.map(({ line, message }) => `${line} ${message}`);

it('says in words what a document lacks and what it has too much of, with the line', () => {
  const text = ['version: 1', 'scope: /Shared', 'grants:', '  - to: user:ana', '    role: Admin'].join('\n');
  expect(told(text)).toEqual([
    '4 "subject" is missing.',
    '4 "collection" is missing.',
    '4 There is no "to" here.',
  ]);
  expect(told('version: 1\nscope: /Shared\nroles: many\n')[0]).toMatch(/^3 "roles": /);
});
