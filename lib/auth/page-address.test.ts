import { expect, test } from 'vitest';
import { pageAddress } from '@/lib/auth/page-address';

test.each([
  ['/admin/people', '/admin/people'],
  ['/admin/access?tab=who-can&user=ana', '/admin/access?tab=who-can&user=ana'],
  [
    '/admin/collections/view?collection=%2FShared%2Fa%26b&_rsc=1x2',
    '/admin/collections/view?collection=%2FShared%2Fa%26b',
  ],
  ['/admin/people?_rsc=1x2', '/admin/people'],
])('%s is opened again as %s', (asked, address) => {
  expect(pageAddress(new URL(asked, 'http://wheelhouse.test'))).toBe(address);
});
