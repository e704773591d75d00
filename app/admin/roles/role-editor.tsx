'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { OperationPicker } from '@/app/admin/roles/operation-picker';
import { TextField } from '@/components/forms/bound-fields';
import { Button, LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { navigate } from '@/components/ui/navigate';
import { PageHeader } from '@/components/ui/page-header';
import { operationCount, operationsDiff } from '@/lib/access/operation-areas';
import { paths } from '@/lib/paths/console-paths';
import type { RoleView } from '@/lib/roles/schema';

/** Fetched when it is first wanted. */
const ReviewRole = dynamic(() => import('@/app/admin/roles/review-role').then((module) => module.ReviewRole));

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'A role needs a name.'), z.maxLength(64, 'At most 64 characters.')),
  description: z.string().check(z.maxLength(500, 'At most 500 characters.')),
});

export type RoleText = z.infer<typeof schema>;

interface RoleEditorProps {
  /** The role that is changed; null for a new one. */
  saved: RoleView | null;
  /** What a new role starts from. */
  copyOf?: RoleView | null;
}

/** Makes or changes a role; what that adds and takes away is shown before it is saved. */
export function RoleEditor({ saved, copyOf = null }: RoleEditorProps) {
  // What is edited: as the page showed it, or as others have saved it meanwhile.
  const [role, setRole] = useState(saved);
  const start = role?.operations ?? copyOf?.operations ?? [];
  const before = role?.operations ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(start));
  const [review, setReview] = useState<RoleText | null>(null);
  const form = useForm<RoleText>({
    resolver: zodResolver(schema),
    defaultValues: { name: role?.name ?? '', description: role?.description ?? copyOf?.description ?? '' },
  });
  const diff = operationsDiff(before, [...chosen]);
  const differs =
    form.formState.isDirty ||
    operationsDiff(start, [...chosen]).added.length + operationsDiff(start, [...chosen]).removed.length > 0;
  useLeaveWarning(differs && review === null);
  const back = role ? paths.role(role.id) : paths.adminArea('roles');
  return (
    <>
      <PageHeader title={role ? `Edit ${role.name}` : 'New role'} />
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => void form.handleSubmit(setReview)(event)}
      >
        <Card>
          <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
            <TextField form={form} name="name" label="Name" required />
            <TextField form={form} name="description" label="Description" />
          </div>
        </Card>
        <OperationPicker chosen={chosen} onChange={setChosen} />
        {form.formState.isSubmitted && chosen.size === 0 ? (
          <ErrorNotice error={new Error('A role needs at least one operation.')} />
        ) : null}
        <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center gap-2 border-line border-t bg-canvas px-1 py-3">
          <p role="status" className="mr-auto text-ink-soft max-sm:w-full">
            {operationCount(chosen.size)}
            {role ? `: ${diff.added.length} added, ${diff.removed.length} taken away` : ''}
          </p>
          <LinkButton href={back}>Cancel</LinkButton>
          <Button type="submit" tone="primary">
            Review and save
          </Button>
        </div>
      </form>
      {review && chosen.size > 0 ? (
        <ReviewRole
          saved={role}
          text={review}
          operations={[...chosen]}
          onClose={() => setReview(null)}
          onFailure={form}
          onSaved={({ id }) => navigate(paths.role(id))}
          onTheirs={(theirs) => {
            const mine = operationsDiff(before, [...chosen]);
            const taken = new Set<string>(mine.removed);
            setChosen(new Set([...theirs.operations, ...mine.added].filter((each) => !taken.has(each))));
            setRole(theirs);
            setReview(null);
          }}
        />
      ) : null}
    </>
  );
}

/** Lets the browser ask before a reload or a closed tab loses what was ticked. */
function useLeaveWarning(isActive: boolean) {
  useEffect(() => {
    if (!isActive) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isActive]);
}
