'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField, TextAreaField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { editedStream } from '@/lib/audit-log/streams/edited-stream';
import type { MadeStream, StreamView } from '@/lib/audit-log/streams/schema';

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give it a name.'), z.maxLength(100, 'At most 100 characters.')),
  url: z
    .string()
    .check(
      z.trim(),
      z.regex(/^(https?|syslog\+(tls|tcp)):\/\/.+/, 'https://…, syslog+tls://… or syslog+tcp://…'),
    ),
  authority: z.string(),
  secret: z.string().check(z.regex(/^(?:.{16,500})?$/, 'At least 16 characters.')),
  state: z.string(),
  from: z.string(),
});

const stateOptions = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];
const fromOptions = [
  { value: 'now', label: 'What happens from now on' },
  { value: 'beginning', label: 'Everything there is' },
];

interface StreamFormProps {
  stream?: StreamView;
  onClose: () => void;
  /** With the secret that was made, which is shown this once. */
  onMade?: (secret: string) => void;
}

/** Adds a stream, or changes one: it goes on where it was. */
export function StreamForm({ stream, onClose, onMade }: StreamFormProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: valuesOf(stream),
  });
  const save = useSave();
  const isSyslog = form.watch('url').startsWith('syslog');
  return (
    <FormDialog
      open
      onClose={onClose}
      title={stream ? 'Change the stream' : 'Add a stream'}
      form={form}
      action={stream ? 'Save' : 'Add'}
      {...(stream ? { record: { shown: stream, valuesOf } } : {})}
      save={async ({ state, from, secret, ...values }, shown) => {
        const answer = await save<MadeStream>({
          method: stream ? 'PATCH' : 'POST',
          path: stream ? `/audit/streams/${stream.id}` : '/audit/streams',
          body: {
            ...values,
            isEnabled: state === 'on',
            ...(stream ? {} : { from }),
            ...(secret === '' || isSyslog ? {} : { secret }),
          },
          shown: shown && editedStream(shown),
          done: stream ? 'The stream was changed' : 'The stream was added',
          changes: ['audit/streams'],
        });
        if (!stream && secret === '' && answer.secret !== null) onMade?.(answer.secret);
      }}
    >
      <TextField form={form} name="name" label="Name" required />
      <TextField
        form={form}
        name="url"
        label="Address"
        placeholder="syslog+tls://logs.example:6514"
        hint="syslog+tls://host:6514, syslog+tcp://host:601 (not encrypted), or the https:// address of a collector. Private addresses have to be allowed first, as for webhooks."
        required
        mono
      />
      <TextAreaField
        form={form}
        name="authority"
        label="Certificate authority"
        placeholder="-----BEGIN CERTIFICATE-----"
        hint="Where the receiver's certificate is from an authority of your own."
        rows={3}
        mono
      />
      {isSyslog ? null : (
        <TextField
          form={form}
          name="secret"
          label="Secret"
          autoComplete="off"
          hint={
            stream?.isSigned
              ? 'Leave it empty to keep the one that it has.'
              : 'Requests are signed with it. Leave it empty and one is made for you.'
          }
          mono
        />
      )}
      {stream ? null : <SelectField form={form} name="from" label="Begin with" options={fromOptions} />}
      <SelectField form={form} name="state" label="Sending" options={stateOptions} />
    </FormDialog>
  );
}

function valuesOf(stream: StreamView | undefined) {
  return {
    name: stream?.name ?? '',
    url: stream?.url ?? '',
    authority: stream?.authority ?? '',
    secret: '',
    state: stream?.isEnabled === false ? 'off' : 'on',
    from: 'now',
  };
}
