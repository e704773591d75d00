'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useState } from 'react';
import { ImportLines } from '@/app/admin/import/import-lines';
import { Button, TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { FileInput } from '@/components/ui/file-input';
import { navigate } from '@/components/ui/navigate';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';
import { decodeText } from '@/lib/imports/decode-text';
import { type ImportKind, importKindNames, importKinds, importKindWords } from '@/lib/imports/kinds';
import type { ImportReport } from '@/lib/imports/schema';
import { paths } from '@/lib/paths/console-paths';

const options = importKindNames.map((name) => ({ value: name, label: importKindWords(name) }));

/** What is worth knowing beside the columns. */
const notes: Readonly<Partial<Record<ImportKind, string>>> = {
  people: 'Files hold no passwords: whoever is new is let in by an invitation or a password that you set.',
  'service-accounts': 'Who answers for one is written as user:ana or team:web.',
  roles: 'Operations stand between spaces. Built-in roles stay as they are.',
  collections: 'Exclusive is true or false. Nothing is moved: another path is another collection.',
  'image-prefixes': 'The empty prefix owns all other images.',
};

/** A file, what it would do line by line, and then all of it or nothing. */
export function ImportFile({ kind }: { kind: ImportKind }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const format = /^\s*[[{]/.test(text) ? 'json' : 'csv';
  const body = { kind, format, text };
  const preview = useMutation({
    mutationFn: () => api<ImportReport>('POST', '/imports/preview', { body }),
  });
  const run = useMutation({
    mutationFn: () => api<ImportReport>('POST', '/imports', { body }),
    onSuccess: async ({ created, changed }) => {
      showToast({ title: 'Imported', description: `${created} made, ${changed} changed.`, tone: 'ok' });
      await queryClient.invalidateQueries();
      navigate(paths.adminArea(importKinds[kind].area));
    },
  });
  const edit = (next: string) => {
    setText(next);
    preview.reset();
    run.reset();
  };
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) edit(decodeText(new Uint8Array(await file.arrayBuffer())));
  };
  const report = preview.data;
  const { columns, required, area } = importKinds[kind];
  return (
    <>
      <PageHeader
        title="Import"
        description={
          <>
            Makes and changes what a file lists, all of it or nothing. Nothing is removed.{' '}
            <TextLink href={paths.adminArea(area)}>Back to the list</TextLink>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <Card>
          <div className="flex flex-col gap-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="What it lists" required>
                <Select
                  options={options}
                  value={kind}
                  onChange={(event) => router.replace(paths.import(event.target.value))}
                />
              </Field>
              <Field label="File" hint="CSV with a head, or JSON as an export writes it.">
                <FileInput
                  accept=".csv,.tsv,.txt,.json,text/csv,application/json"
                  onChange={(event) => void read(event)}
                />
              </Field>
            </div>
            <Field
              label="Or paste it"
              hint={`Columns: ${columns.join(', ')}. Needed: ${required.join(', ')}. ${notes[kind] ?? ''}`}
            >
              <TextArea
                rows={8}
                value={text}
                spellCheck={false}
                onChange={(event) => edit(event.target.value)}
                className="font-mono text-[0.8125rem]"
              />
            </Field>
            <ErrorNotice title="This cannot be read" error={preview.error} />
            <div className="flex justify-end">
              <Button
                tone={report ? 'secondary' : 'primary'}
                disabled={text.trim() === ''}
                busy={preview.isPending}
                onClick={() => preview.mutate()}
              >
                Look what it would do
              </Button>
            </div>
          </div>
        </Card>
        {report ? (
          <ImportLines
            report={report}
            proposed={{ method: 'POST', path: '/imports', body }}
            isBusy={run.isPending}
            error={run.error}
            onImport={() => run.mutate()}
          />
        ) : null}
      </div>
    </>
  );
}
