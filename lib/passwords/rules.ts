export const shortestPassword = 8;
export const longestPassword = 128;

/** Whose password it is to be: none of these is one. */
export interface PasswordOwner {
  readonly username: string;
  readonly fullName?: string;
  readonly email?: string | null;
}

/**
 * What is wrong with a password that a person chooses, in one sentence; null when nothing is. Length
 * is what is asked, counted in characters as people see them, and that it is not the owner's name:
 * rules on kinds of characters make passwords worse.
 */
export function passwordProblem(
  password: string,
  owner: PasswordOwner,
  leastLength: number = shortestPassword,
): string | null {
  const length = [...password].length;
  if (length < leastLength) return `The password needs at least ${leastLength} characters.`;
  if (length > longestPassword) return `The password may have at most ${longestPassword} characters.`;
  if (password.trim() === '') return 'The password cannot be only spaces.';
  const typed = password.trim().toLowerCase();
  if (typed === owner.username) return 'The password cannot be the user name.';
  if (typed === owner.fullName?.trim().toLowerCase()) return 'The password cannot be the full name.';
  const email = owner.email?.toLowerCase();
  if (email && (typed === email || typed === email.split('@')[0])) {
    return 'The password cannot be the e-mail address.';
  }
  return null;
}
