'use client';

import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { GrantList } from '@/app/admin/grants/grant-list';
import { RoleVersions } from '@/app/admin/roles/[role]/role-versions';
import { OperationText } from '@/app/admin/roles/operation-picker';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import type { LoadedList } from '@/components/records/use-server-list';
import { useNamesCrumb } from '@/components/shell/crumb-name';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { MenuItem } from '@/components/ui/menu-items';
import { navigate } from '@/components/ui/navigate';
import { PageHeader } from '@/components/ui/page-header';
import { RowMenu } from '@/components/ui/row-menu';
import { operationAreas, operationCount } from '@/lib/access/operation-areas';
import type { GrantView } from '@/lib/grants/schema';
import { paths } from '@/lib/paths/console-paths';
import type { RoleView } from '@/lib/roles/schema';

export function RoleDetails({ record: role, grants }: { record: RoleView; grants: LoadedList<GrantView> }) {
  useNamesCrumb(role.name);
  const [isRemoving, setIsRemoving] = useState(false);
  const missing = useMissingRight('role.manage', '/');
  const reason =
    missing ?? (role.builtIn ? 'Built-in roles stay as they are. Copy it to make your own.' : null);
  return (
    <>
      <PageHeader
        title={role.name}
        mark={role.builtIn ? <Badge>built in</Badge> : <Badge>version {role.version}</Badge>}
        description={role.description}
        actions={
          <>
            <DisabledWithReason reason={missing}>
              <LinkButton href={paths.newRole(role.id)}>
                <Copy aria-hidden />
                Copy
              </LinkButton>
            </DisabledWithReason>
            <DisabledWithReason reason={reason}>
              <LinkButton href={`${paths.role(role.id)}/edit`}>
                <Pencil aria-hidden />
                Edit
              </LinkButton>
            </DisabledWithReason>
            <RowMenu name={role.name}>
              <MenuItem
                icon={<Trash2 aria-hidden />}
                tone="danger"
                disabledReason={reason}
                onClick={() => setIsRemoving(true)}
              >
                Remove
              </MenuItem>
            </RowMenu>
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <OperationsOf record={role} />
        <RoleVersions record={role} reason={reason} />
        <GrantList title="Grants of this role" initial={grants} filter={{ role: role.id }} />
      </div>
      <RemoveRecord
        open={isRemoving}
        onClose={() => setIsRemoving(false)}
        title={`Remove the role ${role.name}?`}
        phrase={role.name}
        path={`/roles/${role.id}`}
        shown={role}
        done={`The role ${role.name} was removed`}
        changes={['roles', 'grants']}
        tellsEffect
        onRemoved={() => navigate(paths.adminArea('roles'))}
      >
        <p>
          The role and the record of its versions go. A role that is granted to somebody cannot be removed:
          revoke its grants first.
        </p>
      </RemoveRecord>
    </>
  );
}

function OperationsOf({ record: role }: { record: RoleView }) {
  const held = new Set(role.operations);
  const areas = operationAreas
    .map((area) => ({ ...area, operations: area.operations.filter(({ operation }) => held.has(operation)) }))
    .filter((area) => area.operations.length > 0);
  return (
    <section aria-label="Operations">
      <h2 className="mb-3 font-semibold text-base">{operationCount(role.operations.length)}</h2>
      <div className="gap-4 *:mb-4 *:break-inside-avoid md:columns-2 xl:columns-3">
        {areas.map((area) => (
          <Card key={area.area} title={area.label}>
            <ul className="flex flex-col gap-1.5">
              {area.operations.map((entry) => (
                <li key={entry.operation}>
                  <OperationText entry={entry} />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </section>
  );
}
