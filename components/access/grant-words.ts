import type { ReachingGrantView } from '@/lib/grants/reaching-grant';

/** What a grant gives and through whom, said of somebody else: "Admin on /, granted to team ops". */
export function grantWords({ role, collection, subject, through }: ReachingGrantView): string {
  const [kind, name] = subject.split(':');
  const what = `${role} on ${collection}`;
  if (kind === 'everyone') return `${what}, granted to everyone`;
  if (kind === 'user') return `${what}, granted to them`;
  const way = through.length > 1 ? `, which they are in through ${through.slice(0, -1).join(' in ')}` : '';
  return `${what}, granted to team ${name}${way}`;
}
