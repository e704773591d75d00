import type { LimitsView } from '@/lib/limits/schema';

/** What people set of limits: what is in use, and what is inherited, moves by itself. */
export function editedLimits({ collection, own }: LimitsView) {
  return { collection, own };
}
