'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { KeepDialogProps } from '@/components/retention/keep-dialog';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { api } from '@/lib/http/request';

/** Fetched when somebody wants to change it. */
const KeepDialog = dynamic<KeepDialogProps>(
  () => import('@/components/retention/keep-dialog').then((loaded) => loaded.KeepDialog),
  { ssr: false },
);

interface KeptForProps extends Pick<KeepDialogProps, 'path' | 'title' | 'description' | 'fields'> {
  /** Which of the days stands on the button. */
  shows: string;
  mayView: boolean;
  /** Why it cannot be changed; null: it can. */
  cannotChange: string | null;
}

/** For how many days something is kept, and what changes it. Nothing for who may not know. */
export function KeptFor({ shows, mayView, cannotChange, ...dialog }: KeptForProps) {
  const [isOpen, setOpen] = useState(false);
  const settings = useQuery({
    queryKey: [dialog.path],
    queryFn: ({ signal }) => api<KeepDialogProps['shown']>('GET', dialog.path, { signal }),
    enabled: mayView,
  });
  if (!settings.data) return null;
  const days = settings.data[shows];
  return (
    <>
      <DisabledWithReason reason={cannotChange}>
        <Button onClick={() => setOpen(true)}>
          Kept for {days} {days === 1 ? 'day' : 'days'}
        </Button>
      </DisabledWithReason>
      {isOpen ? <KeepDialog {...dialog} shown={settings.data} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
