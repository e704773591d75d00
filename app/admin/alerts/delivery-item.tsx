'use client';

import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import { showToast } from '@/components/ui/toast-store';
import type { DeliveryView } from '@/lib/webhooks/schema';

const looks = {
  waiting: ['accent', 'Waits'],
  delivered: ['ok', 'Delivered'],
  dead: ['danger', 'Given up'],
} as const;

export function DeliveryItem({ webhookId, delivery }: { webhookId: string; delivery: DeliveryView }) {
  const save = useSave();
  const { id, event, state, attempts, createdAt, nextTryAt, lastError } = delivery;
  const again = () => {
    save({
      method: 'POST',
      path: `/webhooks/${webhookId}/deliveries/${id}/send-again`,
      done: 'It is sent again',
      changes: ['webhooks'],
    }).catch((error: Error) =>
      showToast({ title: 'It was not sent again', description: error.message, tone: 'danger' }),
    );
  };
  return (
    <li className="border-line border-t py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <StatusDot tone={lastError !== '' && state === 'waiting' ? 'warn' : looks[state][0]}>
          {looks[state][1]}
        </StatusDot>
        <code className="font-mono text-[0.8125rem]">{event}</code>
        <span className="mr-auto text-[0.8125rem] text-ink-soft">
          <RelativeTime at={createdAt} />
          {attempts > 1 ? `, ${attempts} tries` : ''}
          {state === 'waiting' && attempts > 0 && nextTryAt ? (
            <>
              {', again '}
              <RelativeTime at={nextTryAt} />
            </>
          ) : null}
        </span>
        <Button size="small" onClick={again}>
          Send again
        </Button>
      </div>
      {lastError === '' ? null : (
        <p className="mt-1 text-[0.8125rem] text-ink-soft [overflow-wrap:anywhere]">{lastError}</p>
      )}
    </li>
  );
}
