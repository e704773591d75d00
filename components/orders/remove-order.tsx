'use client';

import { RemoveDialog } from '@/components/forms/remove-dialog';
import { Queries } from '@/components/queries/queries';
import { api } from '@/lib/http/request';
import type { OrderView } from '@/lib/orders/schema';

interface RemoveOrderProps {
  order: OrderView;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before something that was ordered is removed for good. */
export function RemoveOrder({ order, onClose, onRemoved }: RemoveOrderProps) {
  return (
    <Queries>
      <RemoveDialog
        open
        onClose={onClose}
        onRemoved={onRemoved}
        title={`Remove ${order.title}?`}
        phrase={order.title}
        remove={() => api<null>('DELETE', `/orders/${order.id}`, { ifMatch: undefined })}
        done={`${order.title} is being removed`}
      >
        <p>Its page goes offline and its link stops working, for everybody. This cannot be undone.</p>
        <p className="text-ink-soft">You can order a new one at any time, but it will have another link.</p>
      </RemoveDialog>
    </Queries>
  );
}
