'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { engineUrl } from '@/components/live/engine-url';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { PlacedNetwork } from '@/components/networks/network-actions';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { trackActivity } from '@/components/shell/activity-store';
import { useAccess } from '@/components/shell/use-access';
import { showToast } from '@/components/ui/toast-store';
import { decide } from '@/lib/access/access';
import { request } from '@/lib/http/request';

const schema = z.object({
  container: z.string().check(z.minLength(1, 'Choose a container.')),
  address: z.string(),
  aliases: z.string(),
});

/** Connects a container of the same cluster that one may change. */
export function ConnectDialog({ rows, onClose }: ActionDialogProps<PlacedNetwork>) {
  const [network] = rows;
  const access = useAccess();
  const containers = useLiveRows('containers', network ? [network.cluster] : []);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { container: '', address: '', aliases: '' },
  });
  if (!network) return null;
  const now = Date.now();
  const choices = containers.rows
    .filter(
      (row) =>
        !row.networkIds.includes(network.id) && decide(access, 'container.update', row.collection, now),
    )
    .map(({ id, name, collection }) => ({ value: id, label: `${name} (${collection})` }));
  return (
    <FormDialog
      open
      title={`Connect a container to ${network.name}`}
      description="It keeps the networks that it is on."
      form={form}
      action="Connect"
      onClose={onClose}
      save={async ({ container, address, aliases }) => {
        const name = containers.rows.find(({ id }) => id === container)?.name ?? container;
        const names = aliases.split(/[\s,]+/).filter(Boolean);
        const body = {
          Container: container,
          EndpointConfig: {
            ...(address ? { IPAMConfig: { IPv4Address: address } } : {}),
            ...(names.length > 0 ? { Aliases: names } : {}),
          },
        };
        await trackActivity(
          `Connect ${name} to ${network.name}`,
          request('POST', engineUrl(network.cluster, `/networks/${network.id}/connect`), { body }),
        );
        showToast({ title: `${name} is connected to ${network.name}`, tone: 'ok' });
      }}
    >
      <SelectField
        form={form}
        name="container"
        label="Container"
        required
        placeholder={choices.length > 0 ? 'Choose' : 'None that you may change is off this network'}
        options={choices}
      />
      <TextField form={form} name="address" label="Address" hint="Empty: the engine chooses one." mono />
      <TextField
        form={form}
        name="aliases"
        label="Names on this network"
        hint="Besides its own; separated by commas."
      />
    </FormDialog>
  );
}
