'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { RevokeButton } from '@/components/account/revoke-button';
import { uploadList } from '@/components/security/upload-list';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { FileInput } from '@/components/ui/file-input';
import { RelativeTime } from '@/components/ui/relative-time';
import { showToast } from '@/components/ui/toast-store';

interface BreachedListProps {
  list: { readonly entries: number; readonly importedAt: string | null };
  reason: string | null;
}

const count = new Intl.NumberFormat('en');

/** The list of stolen passwords: what it holds, and how another takes its place. */
export function BreachedList({ list, reason }: BreachedListProps) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const upload = async (mode: 'replace' | 'add') => {
    if (!file) return;
    setFailure(null);
    setShare(0);
    try {
      const entries = await uploadList(file, mode, setShare);
      showToast({ title: `The list holds ${count.format(entries)} passwords`, tone: 'ok' });
      router.refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setShare(null);
    }
  };

  return (
    <section aria-labelledby="stolen-passwords" className="flex flex-col gap-3 border-line border-t pt-5">
      <h3 id="stolen-passwords" className="font-medium">
        Stolen passwords
      </h3>
      <p className="max-w-prose text-pretty">
        {list.importedAt === null ? (
          'No list is kept: passwords that are known to whoever guesses are accepted.'
        ) : (
          <>
            {count.format(list.entries)} {list.entries === 1 ? 'password' : 'passwords'}, imported{' '}
            <RelativeTime at={list.importedAt} />. None of them can be chosen.
          </>
        )}
      </p>
      <Field
        label="A list to import"
        hint="A password or a SHA-1 on each line, up to some megabytes; larger ones by the command below."
        className="max-w-md"
      >
        <FileInput
          accept=".txt,.csv,text/plain"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <DisabledWithReason reason={reason ?? (file ? null : 'Choose a file first.')}>
          <Button busy={share !== null} onClick={() => void upload('replace')}>
            Use this list
          </Button>
        </DisabledWithReason>
        {list.importedAt !== null && reason === null ? (
          <>
            <DisabledWithReason reason={file ? null : 'Choose a file first.'}>
              <Button busy={share !== null} onClick={() => void upload('add')}>
                Add it to the list
              </Button>
            </DisabledWithReason>
            <RevokeButton
              action="Remove"
              what="the list of stolen passwords"
              consequence="From then on they can be chosen again."
              path="/breached-passwords"
              done="The list is removed"
            />
          </>
        ) : null}
        <span role="status" className="text-ink-soft tabular-nums">
          {share === null ? '' : `${Math.round(share * 100)} % sent`}
        </span>
      </div>
      <ErrorNotice title="The list was not imported" error={failure} />
      <CodeBlock
        label="Import a list of any size, where Wheelhouse runs"
        code="npm run passwords:import -- FILE"
      />
    </section>
  );
}
