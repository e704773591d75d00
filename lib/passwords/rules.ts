export const shortestPassword = 8;
export const longestPassword = 128;

/**
 * What is wrong with a password that a person chooses, in one sentence; null when nothing is. Length
 * is all that is asked, counted in characters as people see them: rules on kinds of characters make
 * passwords worse.
 */
export function passwordProblem(password: string, username: string): string | null {
  const length = [...password].length;
  if (length < shortestPassword) return `The password needs at least ${shortestPassword} characters.`;
  if (length > longestPassword) return `The password may have at most ${longestPassword} characters.`;
  if (password.trim() === '') return 'The password cannot be only spaces.';
  if (password.toLowerCase() === username) return 'The password cannot be the user name.';
  return null;
}
