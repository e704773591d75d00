'use client';

import { Globe } from 'lucide-react';
import { LinkButton } from '@/components/ui/button';
import type { CatalogItemView } from '@/lib/orders/schema';
import { paths } from '@/lib/paths/console-paths';

interface ItemCardProps {
  item: CatalogItemView;
  /** Who can let this person order, in words. */
  helpers: string;
}

/** Something in the catalogue. */
export function ItemCard({ item, helpers }: ItemCardProps) {
  return (
    <li className="flex flex-col rounded-lg bg-surface p-4 ring-1 ring-line">
      <div className="mb-3 grid size-10 place-items-center rounded-lg bg-accent-soft text-accent">
        <Globe aria-hidden className="size-5" />
      </div>
      <h3 className="font-semibold text-base">{item.title}</h3>
      <p className="mt-1 mb-4 text-ink-soft text-pretty">{item.description}</p>
      {item.mayOrder ? (
        <LinkButton tone="primary" href={paths.deskOrder(item.slug)} className="mt-auto self-start">
          Order
          <span className="sr-only">{item.title}</span>
        </LinkButton>
      ) : (
        <p className="mt-auto text-ink-soft">
          You may look at it, but not order it yet. {helpers ? `Ask ${helpers}.` : ''}
        </p>
      )}
    </li>
  );
}
