'use client';

import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { ItemCard } from '@/components/orders/item-card';
import { OrderCard } from '@/components/orders/order-card';
import { useOrders } from '@/components/orders/use-orders';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { lazily } from '@/components/ui/lazily';
import { PageHeader } from '@/components/ui/page-header';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';
import { api } from '@/lib/http/request';
import type { CatalogItemView, OrderView } from '@/lib/orders/schema';

const ExtendOrder = lazily(() => import('@/components/orders/extend-order').then((part) => part.ExtendOrder));
const RemoveOrder = lazily(() => import('@/components/orders/remove-order').then((part) => part.RemoveOrder));

interface DeskPageProps {
  fullName: string;
  items: readonly CatalogItemView[];
  initialOrders: OrderView[];
  /** Who can let this person order, in words; "" when nobody is known. */
  helpers: string;
}

/** The desk of somebody who orders things: what they have, and what they can have. */
export function DeskPage({ fullName, items, initialOrders, helpers }: DeskPageProps) {
  const [extending, setExtending] = useState<OrderView | null>(null);
  const [removing, setRemoving] = useState<OrderView | null>(null);
  const { orders: all, error, refresh } = useOrders(initialOrders);
  const orders = all.filter(({ state }) => state !== 'removed');
  const [retrying, setRetrying] = useState<string | null>(null);
  const retry = async ({ id, title }: OrderView) => {
    setRetrying(id);
    await api('POST', `/orders/${id}/retry`).then(refresh, (failure: unknown) =>
      showToast({
        title: `${title} could not be tried again`,
        description: failureMessage(failure),
        tone: 'danger',
      }),
    );
    setRetrying(null);
  };

  return (
    <>
      <PageHeader
        title={`Welcome, ${fullName}`}
        description="Order what you need, and see how it is doing."
      />
      <ErrorNotice title="What you see may be old" error={error} onRetry={refresh} />
      {orders.length > 0 ? (
        <section aria-labelledby="desk-mine" className="mb-10">
          <h2 id="desk-mine" className="mb-3 font-semibold text-base">
            Your things
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {orders.map((order) => (
              <OrderCard
                key={order.id}
                order={order}
                isRetrying={retrying === order.id}
                onRetry={() => void retry(order)}
                onExtend={() => setExtending(order)}
                onRemove={() => setRemoving(order)}
              />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="desk-offered">
        <h2 id="desk-offered" className="mb-3 font-semibold text-base">
          What you can order
        </h2>
        {items.length > 0 ? (
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {items.map((item) => (
              <ItemCard key={item.slug} item={item} helpers={helpers} />
            ))}
          </ul>
        ) : (
          <div className="rounded-lg bg-surface ring-1 ring-line">
            <EmptyState icon={<PackageOpen aria-hidden />}>
              Nothing is offered to you yet.{' '}
              {helpers
                ? `Ask ${helpers}: they can open the catalogue for you.`
                : 'Ask whoever runs this Wheelhouse.'}
            </EmptyState>
          </div>
        )}
      </section>
      {extending ? (
        <ExtendOrder order={extending} onClose={() => setExtending(null)} onExtended={refresh} />
      ) : null}
      {removing ? (
        <RemoveOrder order={removing} onClose={() => setRemoving(null)} onRemoved={refresh} />
      ) : null}
    </>
  );
}
