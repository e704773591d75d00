import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeRecords } from '@/lib/yaml/write-records';
import { writeYaml } from '@/lib/yaml/write-yaml';

const text = fc.oneof(
  fc.constantFrom(
    ...[
      'user:ana',
      '/Shared/shop',
      'Full Control',
      'true',
      'Null',
      '~',
      '- a',
      'a: b',
      'a #b',
      'a:',
      '1',
      '1e3',
    ],
    ...[
      '0x1f',
      '.inf',
      '2026-11-22T16:00:00.000Z',
      'a\nb',
      ' a',
      'a ',
      '',
      'ü',
      'team:x y',
      '/',
      'a-',
      "it's",
      '-1',
    ],
    ...[
      'Admin (whole)',
      '2026-11-22',
      '<<',
      '=',
      'a, b',
      '{a}',
      '@ana',
      'y',
      'No',
      'x'.repeat(200),
      'word '.repeat(40),
    ],
  ),
  fc.string(),
);
const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const record = fc.dictionary(
  fc.constantFrom('subject', 'role', 'members', 'limits', 'a b', 'true', '1', ''),
  fc.oneof(
    scalar,
    fc.array(text),
    fc.dictionary(fc.constantFrom('cpus', 'ports'), fc.oneof(scalar, fc.array(text))),
  ),
);

it('writes what the library writes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('version', 'scope', 'grants', 'roles'),
        fc.oneof(scalar, fc.array(record)),
      ),
      (sections) => {
        expect(writeRecords(sections)).toBe(Object.keys(sections).length === 0 ? '' : writeYaml(sections));
      },
    ),
    { numRuns: 500 },
  );
});
