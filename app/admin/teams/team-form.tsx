'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { EffectPreview } from '@/components/access/effect-preview';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { PickerField } from '@/components/records/picker-field';
import { teamSource } from '@/components/records/picker-sources';
import { editedTeam } from '@/lib/teams/edited-team';
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

const valuesOf = ({
  name,
  parent,
  description,
}: Pick<TeamView, 'name' | 'parent' | 'description'>): Values => ({
  name,
  parent: parent ?? '',
  description,
});

interface TeamFormProps {
  open: boolean;
  onClose: () => void;
  /** The team to change; without one a new team is made. */
  team?: TeamView;
  onSaved?: (name: string) => void;
}

export function TeamForm({ open, onClose, team, onSaved }: TeamFormProps) {
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: valuesOf(team ?? { name: '', parent: null, description: '' }),
  });
  const save = useSave();
  const parent = form.watch('parent');
  const isMoved = team !== undefined && parent !== (team.parent ?? '');
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={team ? `Edit ${team.name}` : 'Add a team'}
      form={form}
      action={team ? 'Save' : 'Add'}
      {...(team ? { record: { shown: team, valuesOf } } : {})}
      save={async ({ parent: above, name, description }, shown = team) => {
        // What keeps a team elsewhere keeps its name.
        const named = team?.keptBy ? {} : { name };
        await save({
          method: team ? 'PATCH' : 'POST',
          path: team ? `/teams/${encodeURIComponent(team.name)}` : '/teams',
          body: { ...named, description, parent: above || null },
          shown: shown && editedTeam(shown),
          done: team ? 'Saved' : `Team ${name} was added`,
          changes: ['teams', 'users', 'grants'],
        });
        onSaved?.(name);
      }}
    >
      <TextField
        form={form}
        name="name"
        label="Name"
        required
        readOnly={Boolean(team?.keptBy)}
        hint={team?.keptBy ? `${team.keptBy} keeps it. Change it there.` : undefined}
      />
      <PickerField
        form={form}
        name="parent"
        label="Parent team"
        source={teamSource}
        placeholder="None: a top-level team"
        hint="Members also hold what the parent was granted."
      />
      <TextField form={form} name="description" label="Description" />
      {isMoved ? (
        <EffectPreview
          change={{
            method: 'PATCH',
            path: `/teams/${encodeURIComponent(team.name)}`,
            body: { parent: parent || null },
          }}
        />
      ) : null}
    </FormDialog>
  );
}
