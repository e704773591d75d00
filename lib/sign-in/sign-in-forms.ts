import { z } from 'zod';
import { passkeyAnswer } from '@/lib/second-factors/schema';

/** A passkey's answer travels as text: next-auth takes flat forms only. */
const passkeyText = z
  .string()
  .max(32_768)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: text });
      return z.NEVER;
    }
  })
  .pipe(passkeyAnswer);

/** What the pages send to each of next-auth's ways to sign in. */
export const passwordForm = z.object({
  username: z.string().min(1).max(256),
  password: z.string().min(1).max(512),
});

export const secondStepForm = z.union([
  z.object({ passkey: passkeyText }),
  z.object({ code: z.string().min(1).max(64) }),
]);

export const passkeyForm = z.object({ passkey: passkeyText });
