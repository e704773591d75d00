import { describe, expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';

/** What React writes in place of a part that it sends later, and shows 300 ms after the first paint. */
const sentLater = /<template id="[BP]:/;

describe('the HTML of a page', () => {
  it.each([
    '/ops',
    '/ops/local',
    '/ops/local/containers',
    '/ops/_all/topology',
    '/apps',
    '/desk',
    '/admin/people',
    '/account/profile',
  ])('%s comes whole, so that its first paint is the page and no placeholder', async (path) => {
    const { token } = await stand.admin();
    const answer = await fetch(`${stand.facts.consoleUrl}${path}`, {
      headers: { Cookie: `wheelhouse_session=${token}` },
    });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<h1');
    expect(html).not.toMatch(sentLater);
  });
});
