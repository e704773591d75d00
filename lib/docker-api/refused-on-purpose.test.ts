import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withheldTable } from '@/lib/docker-api/refused-on-purpose';
import { withheldRoutes } from '@/lib/docker-api/routes';

it('the page of what is refused on purpose lists every withheld call with its reason', () => {
  const page = readFileSync('docs/refused-on-purpose.md', 'utf8');
  const [, listed] = /<!-- withheld calls -->\n(.*?)\n<!-- end -->/s.exec(page) ?? [];
  // When a route changed: put this table between the marks of the page.
  expect(listed).toBe(withheldTable(withheldRoutes));
});
