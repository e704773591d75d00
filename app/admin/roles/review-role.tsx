'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { RoleText } from '@/app/admin/roles/role-editor';
import { EffectPreview } from '@/components/access/effect-preview';
import { applyFailure } from '@/components/forms/apply-failure';
import { StaleNotice } from '@/components/forms/stale-notice';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { operationsDiff } from '@/lib/access/operation-areas';
import { operationSummary } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';
import { RequestFailure } from '@/lib/http/failure';
import { api } from '@/lib/http/request';
import type { RoleView } from '@/lib/roles/schema';

interface ReviewRoleProps {
  saved: RoleView | null;
  text: RoleText;
  operations: readonly string[];
  onClose: () => void;
  /** Gets what the server says of the fields. */
  onFailure?: UseFormReturn<RoleText>;
  onSaved: (role: RoleView) => void;
  /** Goes on with what was ticked on top of the role as others have saved it. */
  onTheirs: (theirs: RoleView) => void;
}

export function ReviewRole(props: ReviewRoleProps) {
  const { saved: role, text, operations, onClose, onFailure, onSaved, onTheirs } = props;
  const save = useSave();
  const [base, setBase] = useState(role);
  const diff = operationsDiff(base?.operations ?? [], operations);
  const body = { ...text, operations, ...(base ? { version: base.version } : {}) };
  const saving = useMutation({
    mutationFn: () =>
      save<RoleView>({
        method: role ? 'PATCH' : 'POST',
        path: role ? `/roles/${role.id}` : '/roles',
        body,
        shown: base ?? undefined,
        done: role ? 'Saved' : `Role ${text.name} was made`,
        changes: ['roles', 'grants', 'access'],
      }),
    onSuccess: onSaved,
    onError: (error) => {
      // What is wrong with a field is shown at the field, so the review makes way for it.
      if (!onFailure || !(error instanceof RequestFailure) || error.fields.length === 0) return;
      applyFailure(onFailure, error);
      onClose();
    },
  });
  const stale = saving.error instanceof RequestFailure ? saving.error.current : undefined;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={role ? `Save ${text.name}?` : `Make ${text.name}?`}
      width="wide"
      modalInput
      footer={
        <>
          <Button onClick={onClose}>Keep editing</Button>
          <Button tone="primary" busy={saving.isPending} onClick={() => saving.mutate()}>
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {role ? <WhoIsConcerned roleId={role.id} /> : null}
        {diff.added.length + diff.removed.length === 0 ? <p>The operations stay as they are.</p> : null}
        <DiffList kind="added" operations={diff.added} />
        <DiffList kind="removed" operations={diff.removed} />
        {base && diff.added.length + diff.removed.length > 0 ? (
          <EffectPreview change={{ method: 'PATCH', path: `/roles/${base.id}`, body }} />
        ) : null}
        {base && stale ? (
          <StaleNotice
            shown={base}
            current={stale}
            yours={{ ...text, operations }}
            onTakeTheirs={() => window.location.reload()}
            onKeepEditing={() => onTheirs({ ...base, ...stale })}
            onPutTheirsAside={() => {
              setBase({ ...base, ...stale });
              saving.reset();
            }}
          />
        ) : (
          <ErrorNotice error={saving.error} />
        )}
      </div>
    </Dialog>
  );
}

function WhoIsConcerned({ roleId }: { roleId: string }) {
  const { data } = useQuery({
    queryKey: ['grants', 'count', roleId],
    queryFn: ({ signal }) => api<{ total: number }>('GET', `/grants?role=${roleId}&limit=1`, { signal }),
  });
  if (!data) return null;
  if (data.total === 0) return <p className="text-ink-soft">Nobody has this role now.</p>;
  const count = data.total === 1 ? 'one grant' : `${data.total} grants`;
  return <p>It changes what {count} of this role give, within two seconds.</p>;
}

function DiffList({ kind, operations }: { kind: 'added' | 'removed'; operations: readonly Operation[] }) {
  if (operations.length === 0) return null;
  const Icon = kind === 'added' ? Plus : Minus;
  const tone = kind === 'added' ? 'bg-ok-soft text-ok' : 'bg-danger-soft text-danger';
  return (
    <section>
      <h3 className="mb-1.5 font-medium">
        {operations.length} {kind === 'added' ? 'added' : 'taken away'}
      </h3>
      <ul className="overflow-hidden rounded-lg ring-1 ring-line">
        {operations.map((operation) => (
          <li
            key={operation}
            className="flex items-center gap-3 border-line border-b px-3 py-1.5 last:border-b-0"
          >
            <span className={`grid size-5 shrink-0 place-items-center rounded ${tone}`}>
              <Icon aria-hidden className="size-3.5" />
              <span className="sr-only">{kind === 'added' ? 'Added:' : 'Taken away:'}</span>
            </span>
            <span className="min-w-0">{operationSummary(operation)}</span>
            <code className="ml-auto break-all font-mono text-ink-soft text-xs">{operation}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
