'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { possibleParents, teamTree } from '@/app/admin/teams/team-tree';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { TeamView } from '@/lib/teams/schema';

const schema = z.object({
  name: z
    .string()
    .check(
      z.regex(
        /^[a-z0-9][a-z0-9._-]{0,63}$/,
        'Lower-case letters, digits, ".", "_" and "-"; it begins with a letter or digit.',
      ),
    ),
  parent: z.string(),
  description: z.string().check(z.maxLength(500, 'At most 500 characters.')),
});

type Values = z.infer<typeof schema>;

interface TeamFormProps {
  open: boolean;
  onClose: () => void;
  teams: readonly TeamView[];
  /** The team to change; without one a new team is made. */
  team?: TeamView;
  onSaved?: (name: string) => void;
}

export function TeamForm({ open, onClose, teams, team, onSaved }: TeamFormProps) {
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    values: { name: team?.name ?? '', parent: team?.parent ?? '', description: team?.description ?? '' },
  });
  const save = useSave();
  const parents = teamTree(team ? possibleParents(team.name, teams) : teams);
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={team ? `Edit ${team.name}` : 'Add a team'}
      form={form}
      action={team ? 'Save' : 'Add'}
      save={async ({ parent, ...values }) => {
        await save({
          method: team ? 'PATCH' : 'POST',
          path: team ? `/teams/${encodeURIComponent(team.name)}` : '/teams',
          body: { ...values, parent: parent || null },
          done: team ? 'Saved' : `Team ${values.name} was added`,
          changes: ['teams', 'users', 'grants'],
        });
        onSaved?.(values.name);
      }}
    >
      <TextField form={form} name="name" label="Name" required />
      <SelectField
        form={form}
        name="parent"
        label="Parent team"
        placeholder="None: a top-level team"
        hint="Members also hold what the parent was granted."
        options={parents.map(({ team: each, depth }) => ({
          value: each.name,
          label: `${'  '.repeat(depth)}${each.name}`,
        }))}
      />
      <TextField form={form} name="description" label="Description" />
    </FormDialog>
  );
}
