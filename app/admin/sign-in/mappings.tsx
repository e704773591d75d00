'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { records } from '@/app/admin/records';
import { ConfirmEnd } from '@/components/access/confirm-end';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import type { MappingView, ProviderView } from '@/lib/identity/schema';
import type { TeamView } from '@/lib/teams/schema';

const schema = z.object({
  group: z.string().check(z.trim(), z.minLength(1, 'As the provider names it.')),
  team: z.string().check(z.minLength(1, 'Choose a team.')),
});

/** Which groups of a provider are which teams. */
export function Mappings({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const path = `/identity/providers/${provider.id}/mappings`;
  const { data: mappings = [] } = useQuery(records<MappingView>(path));
  const { data: teams = [] } = useQuery(records<TeamView>('/teams'));
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { group: '', team: '' } });
  const [ending, setEnding] = useState<MappingView | null>(null);
  const save = useSave();
  const changes = [path.slice(1), 'identity/providers'];
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Groups of ${provider.name}`}
      description="Whoever is in the group is in the team, from their next sign-in or synchronisation on. Members that were added by hand stay."
      form={form}
      action="Map"
      save={async (values) => {
        await save({ method: 'POST', path, body: values, done: 'The group was mapped', changes });
        form.reset();
      }}
    >
      {mappings.length === 0 ? (
        <p className="text-ink-soft">No group is mapped yet.</p>
      ) : (
        <ul className="divide-y divide-line rounded-lg ring-1 ring-line">
          {mappings.map((mapping) => (
            <li key={mapping.id} className="flex items-center gap-3 px-3 py-1.5">
              <span className="min-w-0 flex-1 break-words">{mapping.group}</span>
              <span className="text-ink-soft">→ {mapping.team}</span>
              <Button
                tone="quiet"
                size="icon"
                aria-label={`End the mapping of ${mapping.group} to ${mapping.team}`}
                onClick={() => setEnding(mapping)}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {ending ? (
        <ConfirmEnd
          key={ending.id}
          question={`End the mapping of ${ending.group} to ${ending.team}?`}
          path={`${path}/${ending.id}`}
          done="The mapping was ended"
          changes={[...changes, 'teams', 'users', 'access']}
          onClose={() => setEnding(null)}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="group" label="Group" hint="As the provider names it." required />
        <SelectField
          form={form}
          name="team"
          label="Team"
          placeholder="Choose"
          required
          options={teams.map(({ name }) => ({ value: name, label: name }))}
        />
      </div>
    </FormDialog>
  );
}
