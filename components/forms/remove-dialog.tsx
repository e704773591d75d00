'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';

interface RemoveDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What goes and what stays. */
  children: ReactNode;
  /** What has to be typed. */
  phrase: string;
  action?: string;
  /** Under /api/v1. */
  path: string;
  done: string;
  /** First part of the query keys whose answers change by it. */
  changes: readonly string[];
  onRemoved?: () => void;
}

/** Removes a record after its name was typed. Its own failures are shown in it. */
export function RemoveDialog(props: RemoveDialogProps) {
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: () => api<null>('DELETE', props.path),
    onSuccess: async () => {
      props.onRemoved?.();
      props.onClose();
      showToast({ title: props.done, tone: 'ok' });
      await Promise.all(props.changes.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <ConfirmByTyping
      open={props.open}
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        removal.reset();
        props.onClose();
      }}
      title={props.title}
      phrase={props.phrase}
      action={props.action ?? 'Remove'}
      busy={removal.isPending}
      onConfirm={() => removal.mutate()}
      error={<ErrorNotice error={removal.error} />}
    >
      {props.children}
    </ConfirmByTyping>
  );
}
