/**
 * Who can grant, in words, e.g. "ana and team platform"; "" for nobody.
 *
 * @param grantors as `whoCanGrant` answers them: "user:ana", "team:platform", "everyone"
 */
export function grantorsInWords(grantors: readonly string[]): string {
  const shown = grantors.slice(0, 4).map(named);
  if (grantors.length > shown.length) shown.push(`${grantors.length - shown.length} more`);
  const last = shown.pop();
  if (last === undefined) return '';
  const list = shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
  return list;
}

function named(grantor: string): string {
  if (grantor === 'everyone') return 'everyone';
  const [kind, name = ''] = grantor.split(':');
  return kind === 'team' ? `team ${name}` : name;
}
