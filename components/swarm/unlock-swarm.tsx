'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { engineUrl } from '@/components/live/engine-url';
import { trackActivity } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';
import { request } from '@/lib/http/request';

const schema = z.object({
  key: z.string().check(z.regex(/^\s*SWMKEY-\S+\s*$/, 'An unlock key begins with SWMKEY-.')),
});

interface UnlockSwarmProps {
  cluster: string;
  onClose: () => void;
  onDone: () => void;
}

/** Gives a manager that was started anew the key to what it stores. */
export function UnlockSwarm({ cluster, onClose, onDone }: UnlockSwarmProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { key: '' } });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Unlock ${cluster}`}
      description="The key is shown on another manager under Swarm settings, while that one is unlocked."
      form={form}
      action="Unlock"
      save={async ({ key }) => {
        const work = request('POST', engineUrl(cluster, '/swarm/unlock'), {
          body: { UnlockKey: key.trim() },
        });
        await trackActivity(`Unlock ${cluster}`, work);
        showToast({ title: `${cluster} is unlocked`, tone: 'ok' });
        onDone();
      }}
    >
      <TextField form={form} name="key" label="Unlock key" placeholder="SWMKEY-1-…" required mono />
    </FormDialog>
  );
}
