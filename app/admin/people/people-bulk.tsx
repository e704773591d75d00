'use client';

import { useState } from 'react';
import { BulkChange } from '@/components/records/bulk-change';
import { Picker } from '@/components/records/picker';
import { teamSource } from '@/components/records/picker-sources';
import { Field } from '@/components/ui/field';
import type { UserView } from '@/lib/users/schema';

export type PeopleAction =
  | 'disable'
  | 'enable'
  | 'add-to-team'
  | 'take-out-of-team'
  | 'end-sessions'
  | 'remove';

export const peopleActions: Readonly<Record<PeopleAction, { label: string; meaning: string }>> = {
  'add-to-team': {
    label: 'Add to a team',
    meaning: 'They hold what the team was granted within two seconds.',
  },
  'take-out-of-team': {
    label: 'Take out of a team',
    meaning: 'What the team was granted no longer holds for them.',
  },
  'end-sessions': {
    label: 'End sessions',
    meaning: 'They are signed out wherever they are, and sign in again.',
  },
  disable: {
    label: 'Disable',
    meaning:
      'They can no longer sign in; sessions, tokens, bundles and open streams end. Containers keep running.',
  },
  enable: { label: 'Enable', meaning: 'They can sign in again, with all that they were granted.' },
  remove: { label: 'Remove', meaning: 'Only accounts that own nothing and never acted can be removed.' },
};

interface PeopleBulkProps {
  action: PeopleAction;
  people: readonly UserView[];
  noun: { one: string; many: string };
  onClose: () => void;
}

export function PeopleBulk({ action, people, noun, onClose }: PeopleBulkProps) {
  const [team, setTeam] = useState('');
  const { label, meaning } = peopleActions[action];
  const needsTeam = action === 'add-to-team' || action === 'take-out-of-team';
  const change = needsTeam ? (team === '' ? null : { do: action, team }) : { do: action };
  return (
    <BulkChange
      path="/bulk/users"
      noun={noun}
      items={people.map(({ username, fullName }) => ({
        key: username,
        name: fullName ? `${username} (${fullName})` : username,
      }))}
      action={label}
      change={change}
      tone={action === 'disable' || action === 'remove' ? 'danger' : 'primary'}
      changes={['users', 'teams', 'grants', 'access']}
      onClose={onClose}
    >
      <p>{meaning}</p>
      {needsTeam ? (
        <Field label="Team" required>
          <Picker source={teamSource} value={team} onChange={setTeam} />
        </Field>
      ) : null}
    </BulkChange>
  );
}
