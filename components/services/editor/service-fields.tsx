'use client';

import type { UseFormReturn } from 'react-hook-form';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FileRows } from '@/components/services/editor/file-rows';
import { FormRows } from '@/components/services/editor/form-rows';
import { HealthFields, ResourceFields, UpdateFields } from '@/components/services/editor/policy-fields';
import { RowSelect, RowText } from '@/components/services/editor/row-inputs';
import { useChoices } from '@/components/services/editor/use-choices';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import type { ServiceForm } from '@/lib/services/form/service-form';

interface ServiceFieldsProps {
  cluster: string;
  form: UseFormReturn<ServiceForm>;
  /** A service keeps its name and place. */
  isNew: boolean;
}

const blankMount = { type: 'volume', source: '', target: '', isReadOnly: false } as const;
const blankPort = { published: '', target: '', protocol: 'tcp', mode: 'ingress' } as const;

/** What people set of a service most of the time. */
export function ServiceFields({ cluster, form, isNew }: ServiceFieldsProps) {
  const choices = useChoices(cluster);
  const mode = form.watch('mode');
  return (
    <div className="gap-4 lg:columns-2 [&>*]:mb-4 [&>*]:break-inside-avoid">
      <Card title="What it is">
        <div className="flex flex-col gap-4">
          <TextField form={form} name="name" label="Name" required readOnly={!isNew} />
          {isNew ? (
            <SelectField
              form={form}
              name="collection"
              label="Collection"
              placeholder="Your own, private"
              options={choices.collections}
              hint="Who may see and use it follows from where it is."
            />
          ) : null}
          <TextField form={form} name="image" label="Image" required mono list="service-images" />
          <datalist id="service-images">
            {choices.images.map((image) => (
              <option key={image} value={image} />
            ))}
          </datalist>
          <div className="flex flex-wrap gap-4">
            <SelectField
              form={form}
              name="mode"
              label="How many"
              required
              className="grow basis-40"
              options={[
                { value: 'replicated', label: 'So many replicas' },
                { value: 'global', label: 'One on each node' },
                ...(mode === 'other' ? [{ value: 'other', label: 'A job (see the YAML)' }] : []),
              ]}
            />
            {mode === 'replicated' ? (
              <TextField form={form} name="replicas" label="Replicas" required className="grow basis-24" />
            ) : null}
          </div>
          <TextField
            form={form}
            name="args"
            label="Arguments"
            mono
            hint="As in a shell; nothing is expanded."
          />
          <TextField form={form} name="command" label="Command instead of the image’s" mono />
        </div>
      </Card>
      <Card title="Environment">
        <FormRows form={form} name="env" noun="variable" blank={{ name: '', value: '' }}>
          {(at) => (
            <>
              <RowText form={form} name={`env.${at}.name`} label="Name" />
              <RowText form={form} name={`env.${at}.value`} label="Value" />
            </>
          )}
        </FormRows>
      </Card>
      <Card title="Ports">
        <FormRows form={form} name="ports" noun="port" blank={blankPort}>
          {(at) => (
            <>
              <RowText form={form} name={`ports.${at}.published`} label="Published" inputMode="numeric" />
              <RowText form={form} name={`ports.${at}.target`} label="In the container" inputMode="numeric" />
              <RowSelect
                form={form}
                name={`ports.${at}.protocol`}
                label="Protocol"
                options={['tcp', 'udp', 'sctp'].map((value) => ({ value, label: value }))}
              />
              <RowSelect
                form={form}
                name={`ports.${at}.mode`}
                label="Where"
                options={[
                  { value: 'ingress', label: 'On every node' },
                  { value: 'host', label: 'On its nodes' },
                ]}
              />
            </>
          )}
        </FormRows>
      </Card>
      <Card title="Networks">
        <FormRows form={form} name="networks" noun="network" blank={{ target: '' }}>
          {(at) => (
            <RowSelect
              form={form}
              name={`networks.${at}.target`}
              label="Network"
              className="grow"
              options={[
                { value: '', label: 'Choose a network' },
                ...withPresent(choices.networks, form.getValues(`networks.${at}.target`)),
              ]}
            />
          )}
        </FormRows>
      </Card>
      <Card title="Mounts">
        <FormRows form={form} name="mounts" noun="mount" blank={blankMount}>
          {(at) => (
            <>
              <RowSelect
                form={form}
                name={`mounts.${at}.type`}
                label="Kind"
                options={[
                  { value: 'volume', label: 'Volume' },
                  { value: 'bind', label: 'Path of the node' },
                  { value: 'tmpfs', label: 'Memory' },
                ]}
              />
              <RowText form={form} name={`mounts.${at}.source`} label="From" list="service-volumes" />
              <RowText form={form} name={`mounts.${at}.target`} label="To, in the container" />
              <Checkbox label="Read-only" {...form.register(`mounts.${at}.isReadOnly`)} />
            </>
          )}
        </FormRows>
        <datalist id="service-volumes">
          {choices.volumes.map((volume) => (
            <option key={volume} value={volume} />
          ))}
        </datalist>
      </Card>
      <Card title="Secrets and configs">
        <div className="flex flex-col gap-4">
          <FileRows form={form} name="secrets" noun="secret" choices={choices.secrets} />
          <FileRows form={form} name="configs" noun="config" choices={choices.configs} />
        </div>
      </Card>
      <ResourceFields form={form} />
      <HealthFields form={form} />
      <UpdateFields form={form} />
      <Card title="Labels and placement">
        <div className="flex flex-col gap-4">
          <FormRows form={form} name="labels" noun="label" blank={{ name: '', value: '' }}>
            {(at) => (
              <>
                <RowText form={form} name={`labels.${at}.name`} label="Label" />
                <RowText form={form} name={`labels.${at}.value`} label="Value" />
              </>
            )}
          </FormRows>
          <FormRows form={form} name="constraints" noun="constraint" blank={{ text: '' }}>
            {(at) => <RowText form={form} name={`constraints.${at}.text`} label="node.labels.zone==east" />}
          </FormRows>
          <TextField form={form} name="maxPerNode" label="At most on one node" />
          <div className="flex flex-wrap gap-4">
            <TextField form={form} name="user" label="Runs as" mono className="grow basis-40" />
            <TextField form={form} name="directory" label="Folder" mono className="grow basis-40" />
          </div>
        </div>
      </Card>
    </div>
  );
}

/** What is set stays a choice, also where the person may not see it. */
function withPresent(choices: readonly { value: string; label: string }[], present: string) {
  if (present === '' || choices.some(({ value }) => value === present)) return choices;
  return [...choices, { value: present, label: present }];
}
