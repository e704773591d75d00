'use client';

import { type FormEvent, useState } from 'react';
import { instantWords, type UntilChoice, untilInstant, untilProblem } from '@/components/orders/until';
import { UntilFields } from '@/components/orders/until-fields';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';
import type { OrderView } from '@/lib/orders/schema';

interface ExtendOrderProps {
  order: OrderView;
  onClose: () => void;
  onExtended: () => void;
}

export function ExtendOrder(props: ExtendOrderProps) {
  const { order, onClose } = props;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`How long do you need ${order.title}?`}
      description={`Now it is removed by itself on ${instantWords(new Date(order.expiresAt))}.`}
      modalInput
    >
      <ExtendForm {...props} />
    </Dialog>
  );
}

function ExtendForm({ order, onClose, onExtended }: ExtendOrderProps) {
  const [until, setUntil] = useState<UntilChoice>({ kind: 'weeks', count: 4 });
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const now = new Date();
    const wrong = untilProblem(until, now);
    const instant = untilInstant(until, now);
    setProblem(wrong ?? undefined);
    setFailure(null);
    if (wrong || !instant || isBusy) return;
    setBusy(true);
    try {
      await api('POST', `/orders/${order.id}/extend`, { body: { until: instant.toISOString() } });
      showToast({ title: `${order.title} stays until ${instantWords(instant)}`, tone: 'ok' });
      onExtended();
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <UntilFields legend="From today" choice={until} onChange={setUntil} error={problem} />
      <ErrorNotice title="It was not changed" error={failure} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" busy={isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}
