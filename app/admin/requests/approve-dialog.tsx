'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { EffectPreview } from '@/components/access/effect-preview';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { AccessRequestView, RequestChoices } from '@/lib/access-requests/schema';
import { minutesInWords } from '@/lib/access-requests/words';
import { api } from '@/lib/http/request';

const schema = z.object({
  role: z.string(),
  collection: z.string(),
  minutes: z.string(),
  answer: z.string().check(z.maxLength(500, 'At most 500 characters.')),
});
type Values = z.infer<typeof schema>;

const usual = [15, 30, 60, 240, 1440, 10080];

interface ApproveDialogProps {
  request: AccessRequestView;
  onClose: () => void;
}

/** Grants what was asked for, or less of it, with its effect shown before. */
export function ApproveDialog({ request, onClose }: ApproveDialogProps) {
  const path = `/access-requests/${request.id}`;
  const { data: choices, error } = useQuery({
    queryKey: ['access-requests', request.id, 'choices'],
    queryFn: ({ signal }) => api<RequestChoices>('GET', `${path}/choices`, { signal }),
  });
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      role: request.role ?? '',
      collection: request.collection,
      minutes: String(request.minutes),
      answer: '',
    },
  });
  const save = useSave();
  const { role, collection, minutes } = form.watch();
  const body = { ...(role === '' ? {} : { role }), collection, minutes: Number(minutes) };
  const lengths = [...usual.filter((each) => each < request.minutes), request.minutes];
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Grant what ${request.user.username} asks for`}
      description={
        <>
          {request.summary} on {request.collection}: “{request.reason}”. You can give less than that.
        </>
      }
      form={form}
      action="Grant"
      save={async ({ answer }) => {
        await save({
          method: 'POST',
          path: `${path}/approve`,
          body: { ...body, answer },
          done: `Granted to ${request.user.username}`,
          changes: ['access-requests', 'grants', 'access'],
        });
      }}
    >
      <ErrorNotice error={error} />
      <SelectField
        form={form}
        name="role"
        required
        label="Role"
        {...(request.role === null ? { placeholder: 'Choose' } : {})}
        options={
          choices?.items.map(roleOption) ??
          (request.role ? [{ value: request.role, label: request.role }] : [])
        }
        hint={gainsInWords(choices, role)}
      />
      <SelectField
        form={form}
        name="collection"
        required
        label="Collection"
        options={(choices?.collections ?? [request.collection]).map((each) => ({ value: each, label: each }))}
      />
      <SelectField
        form={form}
        name="minutes"
        required
        label="For how long"
        options={lengths.map((each) => ({ value: String(each), label: minutesInWords(each) }))}
      />
      <TextField form={form} name="answer" label="A word to them" />
      {role === '' ? null : <EffectPreview change={{ method: 'POST', path: `${path}/approve`, body }} />}
    </FormDialog>
  );
}

function roleOption({ role, isOffered, operations }: RequestChoices['items'][number]) {
  const count = `${operations.length} ${operations.length === 1 ? 'operation' : 'operations'}`;
  return {
    value: role,
    label: isOffered ? `${role} (${count}, the smallest that fits)` : `${role} (${count})`,
  };
}

/** What they would hold besides what they do. */
function gainsInWords(choices: RequestChoices | undefined, role: string): string {
  const gains = choices?.items.find((item) => item.role === role)?.gains ?? [];
  if (gains.length === 0) return '';
  const shown = gains.slice(0, 6).join(', ');
  return gains.length > 6 ? `New to them: ${shown} and ${gains.length - 6} more` : `New to them: ${shown}`;
}
