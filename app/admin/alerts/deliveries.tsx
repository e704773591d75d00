'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { DeliveryItem } from '@/app/admin/alerts/delivery-item';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { api } from '@/lib/http/request';
import type { DeliveryView, WebhookView } from '@/lib/webhooks/schema';

const refreshMs = 3_000;

interface DeliveryPage {
  items: DeliveryView[];
  nextCursor: string | null;
}

/** The messages to a webhook: what became of each, and why. */
export function Deliveries({ webhook, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const deliveries = useInfiniteQuery({
    queryKey: ['webhooks', webhook.id, 'deliveries'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<DeliveryPage>(
        'GET',
        `/webhooks/${webhook.id}/deliveries?limit=20${pageParam ? `&cursor=${pageParam}` : ''}`,
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: refreshMs,
  });
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      width="wide"
      title={`Messages to ${webhook.name}`}
      description={webhook.url}
    >
      <ErrorNotice error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      {deliveries.isPending ? <SkeletonRows rows={4} /> : null}
      {deliveries.isSuccess && items.length === 0 ? <EmptyState>Nothing was sent yet.</EmptyState> : null}
      <ul aria-label="Messages">
        {items.map((delivery) => (
          <DeliveryItem key={delivery.id} webhookId={webhook.id} delivery={delivery} />
        ))}
      </ul>
      {deliveries.hasNextPage ? (
        <div className="mt-3 flex justify-center">
          <Button busy={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
            Older messages
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}
