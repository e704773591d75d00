'use client';

import type { ReactNode } from 'react';
import { RemoveDialog } from '@/components/forms/remove-dialog';
import { engineUrl } from '@/components/live/engine-url';
import { trackActivity } from '@/components/shell/activity-store';
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
  return (
    <RemoveDialog
      open
      onClose={onClose}
      title={`Remove the ${kind} ${name}?`}
      phrase={name}
      remove={() => trackActivity(`Remove ${kind} ${name}`, request('DELETE', engineUrl(cluster, path)))}
      done={`${name} removed`}
      changes={[[`${kind}s`, cluster]]}
    >
      {children}
    </RemoveDialog>
  );
}
