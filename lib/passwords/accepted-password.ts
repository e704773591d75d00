import { rememberedSetting } from '@/lib/auth/remembered-setting';
import { isBreached } from '@/lib/passwords/breached/is-breached';
import { hashPassword } from '@/lib/passwords/hash';
import { type PasswordOwner, passwordProblem } from '@/lib/passwords/rules';
import { invalid } from '@/lib/problems/problem';
import { ordinaryPasswordRules, type PasswordRules } from '@/lib/settings/password-rules';

/** What is asked of passwords now. */
export async function currentPasswordRules(): Promise<PasswordRules> {
  return (await rememberedSetting('passwords')) ?? ordinaryPasswordRules;
}

/**
 * The hash of a password that somebody chose.
 *
 * @param field where it was given, e.g. "body.password"
 * @throws Problem 422 that says in a sentence what is wrong with it
 */
export async function acceptedPassword(
  password: string,
  owner: PasswordOwner,
  field: string,
): Promise<string> {
  const { leastLength } = await currentPasswordRules();
  const problem = passwordProblem(password, owner, leastLength) ?? breachedProblem(password);
  if (problem !== null) throw invalid(field, problem.replace(/\.$/, ''));
  return hashPassword(password);
}

function breachedProblem(password: string): string | null {
  if (!isBreached(password)) return null;
  return 'This password is on a list of stolen ones, which are tried first. Choose another.';
}
