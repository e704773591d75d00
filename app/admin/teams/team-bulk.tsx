'use client';

import { useState } from 'react';
import { BulkChange } from '@/components/records/bulk-change';
import { Picker } from '@/components/records/picker';
import { teamSource } from '@/components/records/picker-sources';
import { Field } from '@/components/ui/field';

export type TeamAction = 'move' | 'remove';

const noun = { one: 'team', many: 'teams' };

interface TeamBulkProps {
  action: TeamAction;
  teams: readonly string[];
  onClose: () => void;
}

/** Moves teams below another, or removes them. */
export function TeamBulk({ action, teams, onClose }: TeamBulkProps) {
  const [parent, setParent] = useState('');
  return (
    <BulkChange
      path="/bulk/teams"
      noun={noun}
      items={teams.map((name) => ({ key: name, name }))}
      action={action === 'move' ? 'Move' : 'Remove'}
      change={action === 'move' ? { do: action, parent: parent || null } : { do: action }}
      tone={action === 'move' ? 'primary' : 'danger'}
      changes={['teams', 'users', 'grants', 'access']}
      onClose={onClose}
    >
      {action === 'move' ? (
        <Field label="Below" hint="Members also hold what the team above was granted.">
          <Picker
            source={teamSource}
            value={parent}
            onChange={setParent}
            placeholder="None: top-level teams"
          />
        </Field>
      ) : (
        <p>Their memberships and every grant to them go, within two seconds. The people stay.</p>
      )}
    </BulkChange>
  );
}
