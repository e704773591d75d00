import { z } from 'zod';

/** Longer, and what is kept would need other tables. */
const mostDays = 366;
const days = (what: string) =>
  z
    .int(`must be a whole number of days`)
    .min(1, 'must be 1 or more')
    .max(mostDays, `must be ${mostDays} or less`)
    .meta({ description: what });

export const historySettings = z
  .strictObject({
    eventDays: days('For how long events of engines are kept; of one cluster a million at most.'),
    metricDays: days('For how long metrics are kept, by ten minutes; finer ones for a day and an hour.'),
  })
  .meta({ id: 'HistorySettings' });
export type HistorySettings = z.output<typeof historySettings>;

export const usualHistory: HistorySettings = { eventDays: 30, metricDays: 30 };
