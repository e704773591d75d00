'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';

export function RenameFactor({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(name);
  const { isBusy, errors, failure, submit } = useFormSubmit(['name']);
  return (
    <>
      <Button size="small" aria-label={`Rename ${name}`} onClick={() => setOpen(true)}>
        Rename
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={`Rename ${name}`} modalInput>
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={async (event) => {
            event.preventDefault();
            const wrong: Record<string, string> = typed.trim() ? {} : { name: 'Give it a name.' };
            const rename = { body: { name: typed.trim() }, ifMatch: undefined };
            if (!(await submit(wrong, () => api('PATCH', `/me/second-factors/${id}`, rename)))) return;
            setOpen(false);
            router.refresh();
          }}
        >
          <Field label="Name" required error={errors.name}>
            <TextInput
              value={typed}
              maxLength={60}
              autoFocus
              onChange={({ target }) => setTyped(target.value)}
            />
          </Field>
          <ErrorNotice error={failure} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" tone="primary" busy={isBusy}>
              Rename
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
