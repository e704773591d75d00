'use client';

import { useState } from 'react';
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';
import type { OrderView } from '@/lib/orders/schema';

interface RemoveOrderProps {
  /** Null while nothing is to be removed. */
  order: OrderView | null;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before something is removed for good. */
export function RemoveOrder({ order, onClose, onRemoved }: RemoveOrderProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const close = () => {
    setFailure(null);
    onClose();
  };
  const remove = async () => {
    if (!order) return;
    setBusy(true);
    setFailure(null);
    try {
      await api('DELETE', `/orders/${order.id}`);
      showToast({ title: `${order.title} is being removed`, tone: 'neutral' });
      onRemoved();
      close();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <ConfirmByTyping
      open={order !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={`Remove ${order?.title ?? ''}?`}
      phrase={order?.title ?? ''}
      action="Remove"
      busy={isBusy}
      onConfirm={() => void remove()}
      error={<ErrorNotice title="It was not removed" error={failure} />}
    >
      <p>Its page goes offline and its link stops working, for everybody. This cannot be undone.</p>
      <p className="text-ink-soft">You can order a new one at any time, but it will have another link.</p>
    </ConfirmByTyping>
  );
}
