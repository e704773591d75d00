'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { engineUrl } from '@/components/live/engine-url';
import { trackActivity } from '@/components/shell/activity-store';
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';
import { request } from '@/lib/http/request';

interface RemoveResourceProps {
  kind: 'network' | 'volume';
  /** At the engine. */
  path: string;
  resource: { readonly name: string; readonly cluster: string };
  onClose: () => void;
  children: ReactNode;
}

/** Removes something from an engine after its name was typed; a refusal is shown in the engine's words. */
export function RemoveResource({ kind, path, resource, onClose, children }: RemoveResourceProps) {
  const { name, cluster } = resource;
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: () => trackActivity(`Remove ${kind} ${name}`, request('DELETE', engineUrl(cluster, path))),
    onSuccess: async () => {
      showToast({ title: `${name} removed`, tone: 'ok' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: [`${kind}s`, cluster] });
    },
  });
  return (
    <ConfirmByTyping
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Remove the ${kind} ${name}?`}
      phrase={name}
      action="Remove"
      busy={removal.isPending}
      onConfirm={() => removal.mutate()}
      error={<ErrorNotice error={removal.error} />}
    >
      {children}
    </ConfirmByTyping>
  );
}
