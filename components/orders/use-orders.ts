import { useEffect, useState } from 'react';
import { isPassing, isSignedOut } from '@/components/live/failure-kind';
import { refreshAfterMs } from '@/components/orders/order-state';
import { signInAgain } from '@/components/shell/sign-in-again';
import { api } from '@/lib/http/request';
import type { OrderView } from '@/lib/orders/schema';

/** A read that failed is tried again so often, so soon, before anybody is told. */
const quietTries = 2;
const nextTryMs = 1_000;

export interface Orders {
  readonly orders: readonly OrderView[];
  /** Why what is shown may be old; null: it is not. */
  readonly error: unknown;
  readonly refresh: () => void;
}

/** What is known of them, and what came of looking last. */
interface Looked {
  readonly orders: readonly OrderView[];
  readonly failures: number;
  readonly error: unknown;
  readonly isWanted: boolean;
}

/**
 * The person's orders, looked at again and again while the page is: soon while something is under way.
 * The desk reads nothing else, and begins without React Query, which would be a tenth of what it loads.
 *
 * @param given by the page; once it gives others, those are shown
 */
export function useOrders(given: readonly OrderView[]): Orders {
  const [page, setPage] = useState(given);
  const [looked, setLooked] = useState(() => fresh(given));
  if (page !== given) {
    setPage(given);
    setLooked(fresh(given));
  }
  useEffect(() => {
    const left = new AbortController();
    const timer = setTimeout(() => {
      void look(left.signal).then((change) => left.signal.aborted || setLooked(change));
    }, waitMs(looked));
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [looked]);
  const { orders, failures, error } = looked;
  return {
    orders,
    error: failures > quietTries || !isPassing(error) ? error : null,
    refresh: () => setLooked((before) => ({ ...before, isWanted: true })),
  };
}

function fresh(orders: readonly OrderView[]): Looked {
  return { orders, failures: 0, error: null, isWanted: false };
}

function waitMs({ orders, failures, error, isWanted }: Looked): number {
  if (isWanted) return 0;
  return failures > 0 && failures <= quietTries && isPassing(error) ? nextTryMs : refreshAfterMs(orders);
}

/** @returns what it changes of what is known; never rejects */
async function look(signal: AbortSignal): Promise<(before: Looked) => Looked> {
  await whenSeen(signal);
  try {
    const { items } = await api<{ items: OrderView[] }>('GET', '/orders', { signal });
    return () => fresh(items);
  } catch (error) {
    if (isSignedOut(error)) signInAgain();
    return ({ orders, failures }) => ({ orders, failures: failures + 1, error, isWanted: false });
  }
}

/** At once, unless the tab is behind others: then as soon as somebody looks at it. */
function whenSeen(signal: AbortSignal): Promise<void> {
  if (!document.hidden || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal });
  });
}
