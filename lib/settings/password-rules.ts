import { z } from 'zod';

/** What is asked of passwords that people choose. Nothing is asked of the kinds of their characters. */
export const passwordRulesShape = z
  .strictObject({
    leastLength: z.int().min(8).max(128).meta({ description: 'In characters as people see them.' }),
    breachedAtSignIn: z
      .boolean()
      .meta({ description: 'Whoever signs in with a password of the list of known ones must change it.' }),
    resetByMail: z
      .boolean()
      .meta({ description: 'Whoever forgot their password can have a link sent to their address.' }),
  })
  .meta({ id: 'PasswordRules' });
export type PasswordRules = z.output<typeof passwordRulesShape>;

export const ordinaryPasswordRules: PasswordRules = {
  leastLength: 8,
  breachedAtSignIn: false,
  resetByMail: true,
};
