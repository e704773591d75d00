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

const schema = z.object({ address: z.string() });

interface InitSwarmProps {
  cluster: string;
  onClose: () => void;
  onDone: () => void;
}

/** Makes an engine the first manager of a Swarm of its own. */
export function InitSwarm({ cluster, onClose, onDone }: InitSwarmProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { address: '' } });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Start a Swarm on ${cluster}`}
      description="The engine becomes its first manager. Containers that run go on."
      form={form}
      action="Start the Swarm"
      save={async ({ address }) => {
        const body = { ListenAddr: '0.0.0.0:2377', AdvertiseAddr: address.trim() };
        const work = request('POST', engineUrl(cluster, '/swarm/init'), { body });
        await trackActivity(`Start a Swarm on ${cluster}`, work);
        showToast({ title: `${cluster} is a Swarm now`, tone: 'ok' });
        onDone();
      }}
    >
      <TextField
        form={form}
        name="address"
        label="Address for the other nodes"
        placeholder="10.0.0.5 or eth1"
        hint="Where they reach this engine, on ports 2377, 7946 and 4789. May stay empty where it has one address only."
        mono
      />
    </FormDialog>
  );
}
