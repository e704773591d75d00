'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { userRecords } from '@/app/admin/records';
import { SelectField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { MemberView } from '@/lib/teams/schema';

const schema = z.object({ username: z.string().check(z.minLength(1, 'Choose a person.')) });

interface AddMemberProps {
  team: string;
  members: readonly MemberView[];
  open: boolean;
  onClose: () => void;
}

export function AddMember({ team, members, open, onClose }: AddMemberProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { username: '' } });
  const save = useSave();
  const { data: users = [] } = useQuery({ ...userRecords, enabled: open });
  const already = new Set(members.map((member) => member.username));
  const options = users
    .filter((user) => !already.has(user.username))
    .map(({ username, fullName }) => ({
      value: username,
      label: fullName ? `${username} (${fullName})` : username,
    }));
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Add a member to ${team}`}
      description="They hold what the team was granted within two seconds."
      form={form}
      action="Add"
      save={async ({ username }) => {
        await save({
          method: 'PUT',
          path: `/teams/${encodeURIComponent(team)}/members/${encodeURIComponent(username)}`,
          done: `${username} is in ${team}`,
          changes: ['teams', 'users'],
        });
      }}
    >
      <SelectField
        form={form}
        name="username"
        label="Person"
        placeholder="Choose"
        options={options}
        required
      />
    </FormDialog>
  );
}
