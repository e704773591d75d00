'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { EffectPreview } from '@/components/access/effect-preview';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { PickerField } from '@/components/records/picker-field';
import { userSource } from '@/components/records/picker-sources';

const schema = z.object({ username: z.string().check(z.minLength(1, 'Choose a person.')) });

interface AddMemberProps {
  team: string;
  open: boolean;
  onClose: () => void;
}

export function AddMember({ team, open, onClose }: AddMemberProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { username: '' } });
  const save = useSave();
  const username = form.watch('username');
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Add a member to ${team}`}
      description="They hold what the team was granted within two seconds."
      form={form}
      action="Add"
      save={async ({ username: chosen }) => {
        await save({
          method: 'PUT',
          shown: null,
          path: memberPath(team, chosen),
          done: `${chosen} is in ${team}`,
          changes: ['teams', 'users'],
        });
      }}
    >
      <PickerField form={form} name="username" label="Person" source={userSource} required />
      <EffectPreview change={username === '' ? null : { method: 'PUT', path: memberPath(team, username) }} />
    </FormDialog>
  );
}

function memberPath(team: string, username: string): string {
  return `/teams/${encodeURIComponent(team)}/members/${encodeURIComponent(username)}`;
}
