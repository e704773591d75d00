import { expect, it } from 'vitest';
import { paths } from '@/lib/paths/console-paths';

it('builds the paths that links and bookmarks rely on', () => {
  expect([
    paths.opsSection('local', 'containers'),
    paths.opsContainer('local', 'abc', 'logs'),
    paths.opsResource('local', 'images', 'sha256:abc', 'used'),
    paths.apps('local'),
    paths.person('ana'),
    paths.newRole('View Only'),
    paths.grantsFor({ subject: 'user:ana' }),
    paths.signIn('/ops?q=a b'),
  ]).toMatchInlineSnapshot(`
    [
      "/ops/local/containers",
      "/ops/local/containers/abc?tab=logs",
      "/ops/local/images/sha256%3Aabc?tab=used",
      "/apps/local",
      "/admin/people/ana",
      "/admin/roles/new?from=View%20Only",
      "/admin/grants?subject=user%3Aana",
      "/sign-in?next=%2Fops%3Fq%3Da%20b",
    ]
  `);
});

it('lets no name leave its segment', () => {
  expect(paths.team('a/../b')).toBe('/admin/teams/a%2F..%2Fb');
});
