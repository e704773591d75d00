import type { Actor } from '@/lib/auth/actor';
import { type Problem, refused } from '@/lib/problems/problem';

/** What a change says to whoever sees the console as another person. */
export function onlyLooking({ username }: Actor): string {
  return `You are viewing as ${username}: you can look, and change nothing. Stop viewing to act as yourself.`;
}

/** What belongs to the viewed person alone. */
export function notShown({ username }: Actor): Problem {
  return refused(`This is ${username}'s own, and is not shown to whoever views as ${username}.`);
}
