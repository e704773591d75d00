'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField, TextAreaField, TextField } from '@/components/forms/bound-fields';
import { useTopics } from '@/components/live/use-live-rows';
import { type NetworkValues, networkBody, networkDrivers } from '@/components/networks/network-body';
import { CreateDialog } from '@/components/resources/create/create-dialog';
import { unlessYaml } from '@/components/resources/create/form-resolver';
import { Checkbox } from '@/components/ui/checkbox';
import type { ClusterRow } from '@/lib/live/kinds';

const text = z.string();
const schema = z.object({
  cluster: text,
  collection: text,
  yaml: text,
  name: text.check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
      'Letters, digits, ".", "_" and "-", beginning with a letter or digit.',
    ),
  ),
  driver: text,
  subnet: text,
  gateway: text,
  range: text,
  isInternal: z.boolean(),
  isAttachable: z.boolean(),
  hasIpv6: z.boolean(),
  options: text,
  labels: text,
});

const clusterTopics = ['clusters'];

interface CreateNetworkProps {
  /** Names. */
  clusters: readonly string[];
  onClose: () => void;
}

export function CreateNetwork({ clusters, onClose }: CreateNetworkProps) {
  const form = useForm<NetworkValues>({
    resolver: unlessYaml(zodResolver(schema)),
    defaultValues: {
      cluster: clusters[0] ?? '',
      collection: '',
      yaml: '',
      name: '',
      // Until the cluster is known to be a Swarm, or not: what is chosen before stays.
      driver: '',
      subnet: '',
      gateway: '',
      range: '',
      isInternal: false,
      isAttachable: true,
      hasIpv6: false,
      options: '',
      labels: '',
    },
  });
  const [cluster, driver] = form.watch(['cluster', 'driver']);
  const known = useTopics<ClusterRow>(clusterTopics, null).rows.find(({ name }) => name === cluster);
  const isSwarm = known?.isSwarm ?? null;
  const drivers = networkDrivers(isSwarm);
  const [{ value: usual }] = drivers;
  const isChosen = form.formState.dirtyFields.driver === true;
  const isPossible = isSwarm !== false || driver !== 'overlay';
  useEffect(() => {
    if (isSwarm !== null && (!isChosen || !isPossible)) form.setValue('driver', usual);
  }, [form, usual, isSwarm, isChosen, isPossible]);
  return (
    <CreateDialog
      noun="network"
      form={form}
      clusters={clusters}
      operation="network.create"
      path="/networks/create"
      bodyOf={networkBody}
      nameOf={({ Name }) => String(Name ?? '')}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="name" label="Name" required />
        <SelectField
          form={form}
          name="driver"
          label="Driver"
          required
          options={drivers}
          {...(driver === '' ? { placeholder: 'The usual one' } : {})}
          hint={
            isSwarm && driver === 'bridge'
              ? 'It is on one node alone: services, and containers of other nodes, cannot use it.'
              : undefined
          }
        />
        <TextField form={form} name="subnet" label="Subnet" hint="e.g. 10.5.0.0/24; empty: a free one" mono />
        <TextField form={form} name="gateway" label="Gateway" hint="Empty: the first address" mono />
        <TextField form={form} name="range" label="Addresses given out" hint="A part of the subnet" mono />
      </div>
      <div className="flex flex-col gap-2">
        <Checkbox
          label="Internal"
          hint="No way out of it to other networks."
          {...form.register('isInternal')}
        />
        {driver === 'overlay' ? (
          <Checkbox
            label="Attachable"
            hint="Containers that belong to no service can be connected too."
            {...form.register('isAttachable')}
          />
        ) : null}
        <Checkbox label="IPv6" {...form.register('hasIpv6')} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextAreaField
          form={form}
          name="options"
          label="Options of the driver"
          hint="One key=value in each line."
          mono
        />
        <TextAreaField form={form} name="labels" label="Labels" hint="One key=value in each line." mono />
      </div>
    </CreateDialog>
  );
}
