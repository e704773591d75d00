import type { WithheldRoute } from '@/lib/docker-api/route';

/** The table of withheld calls in docs/refused-on-purpose.md, between its two marks. */
export function withheldTable(withheld: readonly WithheldRoute[]): string {
  const rows = withheld.map(
    ({ method, path, status, reason }) =>
      `| ${method === 'ANY' ? 'any method' : method} | \`${path}\` | ${status} | ${reason} |`,
  );
  return ['| call | path | answered | why |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
