import type { Tone } from '@/components/ui/tone';
import type { OrderView } from '@/lib/orders/schema';

interface StateLook {
  readonly tone: Tone;
  readonly word: string;
  readonly isWorking: boolean;
}

export const orderStates: Readonly<Record<OrderView['state'], StateLook>> = {
  preparing: { tone: 'accent', word: 'Being prepared', isWorking: true },
  ready: { tone: 'ok', word: 'Ready', isWorking: false },
  needs_attention: { tone: 'warn', word: 'Needs attention', isWorking: false },
  removing: { tone: 'neutral', word: 'Being removed', isWorking: true },
  removed: { tone: 'neutral', word: 'Removed', isWorking: false },
};

/** How soon to look again: quickly while something is under way. Milliseconds. */
export function refreshAfterMs(orders: readonly Pick<OrderView, 'state'>[]): number {
  return orders.some(({ state }) => orderStates[state].isWorking) ? 1_500 : 15_000;
}
