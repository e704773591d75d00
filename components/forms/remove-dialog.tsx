'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';

interface RemoveDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What goes and what stays. */
  children: ReactNode;
  /** What has to be typed. */
  phrase: string;
  action?: string;
  remove: () => Promise<unknown>;
  done: string;
  /** Query keys whose answers change by it and are not followed live. */
  changes?: readonly (readonly string[])[];
  onRemoved?: () => void;
}

/** Removes something for good after its name was typed. Its own failures are shown in it. */
export function RemoveDialog(props: RemoveDialogProps) {
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: props.remove,
    onSuccess: async () => {
      props.onRemoved?.();
      props.onClose();
      showToast({ title: props.done, tone: 'ok' });
      await Promise.all((props.changes ?? []).map((queryKey) => queryClient.invalidateQueries({ queryKey })));
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
