'use client';

import { ArrowUpRight } from 'lucide-react';
import { orderStates } from '@/components/orders/order-state';
import { themeLook } from '@/components/orders/theme-look';
import { instantWords, remainingWords } from '@/components/orders/until';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-styles';
import { useNow } from '@/components/ui/now';
import { StatusDot } from '@/components/ui/status-dot';
import type { OrderView } from '@/lib/orders/schema';

interface OrderCardProps {
  order: OrderView;
  isRetrying: boolean;
  onRetry: () => void;
  onExtend: () => void;
  onRemove: () => void;
}

/** One thing that the person ordered: how it is, where it is, how long it stays, what can be done. */
export function OrderCard({ order, isRetrying, onRetry, onExtend, onRemove }: OrderCardProps) {
  const { tone, word, isWorking } = orderStates[order.state];
  const isLeaving = order.state === 'removing' || order.state === 'removed';
  return (
    <li className="flex flex-col overflow-hidden rounded-lg bg-surface ring-1 ring-line">
      <div aria-hidden className={`h-2 ${themeLook(order.inputs.theme).background}`} />
      <article aria-label={order.title} className="flex flex-1 flex-col gap-3 p-4">
        <header className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <h3 className="break-words font-semibold text-base">{order.title}</h3>
            <p className="text-[0.8125rem] text-ink-soft">{order.item.title}</p>
          </div>
          <span role="status" className="shrink-0 pt-0.5">
            <StatusDot tone={tone} working={isWorking}>
              {word}
            </StatusDot>
          </span>
        </header>
        {order.state === 'needs_attention' ? <Trouble order={order} /> : null}
        {order.state === 'preparing' && order.statusText ? (
          <p className="text-ink-soft">{order.statusText}</p>
        ) : null}
        {isLeaving ? (
          <p className="text-ink-soft">It will be gone in a moment.</p>
        ) : (
          <Expiry at={order.expiresAt} />
        )}
        {isLeaving ? null : (
          <footer className="mt-auto flex flex-wrap gap-2 pt-1">
            {order.state === 'ready' && order.link ? (
              <a href={order.link} target="_blank" rel="noreferrer" className={buttonClass('primary')}>
                Open
                <ArrowUpRight aria-hidden />
                <span className="sr-only">{order.title} (in a new tab)</span>
              </a>
            ) : null}
            {order.state === 'needs_attention' ? (
              <Button tone="primary" busy={isRetrying} onClick={onRetry}>
                Try again
              </Button>
            ) : null}
            <Button onClick={onExtend} aria-label={`Keep ${order.title} longer`}>
              Keep longer
            </Button>
            <Button tone="quiet" onClick={onRemove} aria-label={`Remove ${order.title}`}>
              Remove
            </Button>
          </footer>
        )}
      </article>
    </li>
  );
}

/** What is wrong, who is on it, and what the person can do. */
function Trouble({ order }: { order: OrderView }) {
  return (
    <div className="flex flex-col gap-1 rounded-md bg-warn-soft px-3 py-2.5">
      <p className="font-medium">{order.statusText || 'Something did not work.'}</p>
      <p>
        {order.helpers
          ? `${order.helpers} can help you with it.`
          : 'Ask whoever runs this Wheelhouse for help.'}
      </p>
      <p>You can try again, or remove it and order anew.</p>
    </div>
  );
}

function Expiry({ at }: { at: string }) {
  const now = useNow();
  const date = new Date(at);
  if (now === null) return <p className="text-ink-soft">Removed by itself on {at.slice(0, 10)}</p>;
  const isSoon = date.getTime() - now < 2 * 24 * 3_600_000;
  return (
    <p className={isSoon ? 'text-warn' : 'text-ink-soft'}>
      {date.getTime() <= now
        ? 'Its time is over; it is removed now.'
        : `Removed by itself in ${remainingWords(date.getTime() - now)}:`}{' '}
      <time dateTime={at}>{instantWords(date)}</time>
    </p>
  );
}
