'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import {
  customDuration,
  durations,
  minutesOf,
  units,
  usualDuration,
} from '@/components/access/ask/durations';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { LinkButton } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Missing } from '@/lib/access/missing-in-words';
import { operationSummary } from '@/lib/access/operation-catalogue';
import type { AccessRequestView } from '@/lib/access-requests/schema';
import { listAll } from '@/lib/http/list-all';
import { paths } from '@/lib/paths/console-paths';

const schema = z
  .object({
    reason: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, 'Say what you need it for.'),
        z.maxLength(500, 'At most 500 characters.'),
      ),
    duration: z.string(),
    amount: z.string(),
    unit: z.string(),
  })
  .check(
    z.refine((values) => !Number.isNaN(minutesOf(values)), { error: 'A whole number.', path: ['amount'] }),
  );

interface AskDialogProps {
  missing: Missing;
  onClose: () => void;
}

/** Asks for what is missing: why, and for how long. */
export function AskDialog({ missing, onClose }: AskDialogProps) {
  const { operation, collection } = missing;
  const { data: open } = useQuery({
    queryKey: ['access-requests', 'open'],
    queryFn: ({ signal }) => listAll<AccessRequestView>('/access-requests?whose=mine&state=open', signal),
  });
  const asked = open?.find((each) => each.operation === operation && each.collection === collection);
  if (asked) return <AskedAlready request={asked} onClose={onClose} />;
  return <AskForm missing={missing} onClose={onClose} />;
}

function AskForm({ missing: { operation, collection }, onClose }: AskDialogProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '', duration: usualDuration, amount: '2', unit: '60' },
  });
  const save = useSave();
  const isCustom = form.watch('duration') === customDuration;
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Ask for access"
      description={
        <>
          {operationSummary(operation)} (<code className="font-mono text-[0.8125rem]">{operation}</code>) on{' '}
          <code className="break-all font-mono text-[0.8125rem]">{collection}</code>. Those who can grant it
          are told at once, and it ends by itself.
        </>
      }
      form={form}
      action="Send the request"
      save={async (values) => {
        await save({
          method: 'POST',
          path: '/access-requests',
          body: { operation, collection, reason: values.reason, minutes: minutesOf(values) },
          done: 'Asked. You are told here when somebody answers.',
          changes: ['access-requests'],
        });
      }}
    >
      <TextField form={form} name="reason" label="What for" required />
      <SelectField form={form} name="duration" required label="For how long" options={durations} />
      {isCustom ? (
        <div className="grid grid-cols-2 gap-3">
          <TextField form={form} name="amount" label="How many" />
          <SelectField form={form} name="unit" label="Of what" options={units} />
        </div>
      ) : null}
    </FormDialog>
  );
}

function AskedAlready({ request, onClose }: { request: AccessRequestView; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="You asked for this already"
      description={`${request.summary} on ${request.collection}`}
    >
      <p>
        You asked <RelativeTime at={Date.parse(request.createdAt)} />, and nobody has answered yet. You are
        told here when somebody does.
      </p>
      <div className="mt-4 flex justify-end">
        <LinkButton href={paths.accountPage('requests')} onClick={onClose}>
          See my requests
        </LinkButton>
      </div>
    </Dialog>
  );
}
