import { z } from 'zod';

/** How long credentials may be used. It holds for those that exist too, from when they were made. */
export const lifetimesShape = z
  .strictObject({
    sessionIdleMinutes: z
      .int()
      .min(5)
      .max(30 * 24 * 60)
      .meta({ description: 'A session ends when it was not used for so long.' }),
    sessionHours: z
      .int()
      .min(1)
      .max(365 * 24)
      .meta({ description: 'A session ends so long after signing in, used or not.' }),
    tokenDays: z
      .int()
      .min(1)
      .max(3_650)
      .nullable()
      .meta({ description: 'The longest that an API token may last; null: as long as its owner wants.' }),
    certificateDays: z
      .int()
      .min(1)
      .max(365)
      .meta({ description: 'How long the certificate of a client bundle lasts, unless it is renewed.' }),
  })
  .meta({ id: 'Lifetimes' });
export type Lifetimes = z.output<typeof lifetimesShape>;

export const ordinaryLifetimes: Lifetimes = {
  sessionIdleMinutes: 12 * 60,
  sessionHours: 7 * 24,
  tokenDays: null,
  certificateDays: 30,
};
