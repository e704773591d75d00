import type { QueryClient } from '@tanstack/react-query';
import type { OrderView } from '@/lib/orders/schema';

/** Under which the browser keeps the person's orders. */
export const ordersKey = ['orders'] as const;

/** Shows a new order at once, whatever the browser remembered of the desk from before. */
export function rememberOrder(cache: QueryClient, order: OrderView): void {
  cache.setQueryData<OrderView[]>(ordersKey, (before = []) => [
    order,
    ...before.filter(({ id }) => id !== order.id),
  ]);
}
