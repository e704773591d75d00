'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { EffectPreview } from '@/components/access/effect-preview';
import { BulkOutcome } from '@/components/records/bulk-outcome';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';
import type { BulkResult } from '@/lib/bulk/schema';
import { api } from '@/lib/http/request';

export interface BulkItem {
  /** As the route takes it. */
  readonly key: string;
  readonly name: string;
}

interface BulkChangeProps {
  /** e.g. "/bulk/users" */
  path: string;
  noun: { one: string; many: string };
  items: readonly BulkItem[];
  /** e.g. "Disable" */
  action: string;
  /** What the route is sent; null while something has still to be chosen. */
  change: Readonly<Record<string, unknown>> | null;
  tone?: 'primary' | 'danger';
  /** First part of the query keys whose answers change by it. */
  changes: readonly string[];
  /** Fields, and what it means. */
  children?: ReactNode;
  onClose: () => void;
  onDone?: () => void;
}

/** Does the same to many records in one request, after telling what that does to access. */
export function BulkChange(props: BulkChangeProps) {
  const { path, noun, action, change, tone = 'primary', changes, onClose } = props;
  const [items] = useState(props.items);
  const [allOrNothing, setAllOrNothing] = useState(false);
  const queryClient = useQueryClient();
  const what = items.length === 1 ? (items[0]?.name ?? '') : `${items.length} ${noun.many}`;
  const body = change && { items: items.map(({ key }) => key), change, allOrNothing };
  const run = useMutation({
    mutationFn: () => api<BulkResult>('POST', path, { body }),
    onSuccess: async (result) => {
      props.onDone?.();
      await Promise.all(changes.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      if (result.refused > 0) return;
      showToast({ title: `${action}: ${what}`, description: 'Done.', tone: 'ok' });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${action}: ${what}`}
      width="wide"
      modalInput
      footer={
        run.data ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button tone={tone} disabled={body === null} busy={run.isPending} onClick={() => run.mutate()}>
              {action}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {run.data ? (
          <BulkOutcome result={run.data} items={items} />
        ) : (
          <>
            {props.children}
            {items.length === 1 ? null : (
              <ul
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
                tabIndex={0}
                aria-label="What it is for"
                className="max-h-32 overflow-y-auto rounded-md bg-sunken px-3 py-2"
              >
                {items.map(({ key, name }) => (
                  <li key={key} className="break-all py-0.5">
                    {name}
                  </li>
                ))}
              </ul>
            )}
            {items.length > 1 ? (
              <Checkbox
                label="All or nothing"
                hint="Where one cannot be changed, none is."
                checked={allOrNothing}
                onChange={(event) => setAllOrNothing(event.target.checked)}
              />
            ) : null}
            <EffectPreview change={body && { method: 'POST', path, body }} />
            <ErrorNotice error={run.error} />
          </>
        )}
      </div>
    </Dialog>
  );
}
