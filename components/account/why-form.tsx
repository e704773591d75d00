'use client';

import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { StatusDot } from '@/components/ui/status-dot';
import { TextInput } from '@/components/ui/text-input';
import { isCollectionPath } from '@/lib/access/collection-path';
import { operationSummary } from '@/lib/access/operation-catalogue';
import { operations } from '@/lib/access/operations';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import { api } from '@/lib/http/request';

interface Explanation {
  readonly operation: string;
  readonly collection: string;
  readonly allowed: boolean;
  readonly because: readonly { readonly grant: string; readonly words: string }[];
  readonly expired: readonly { readonly grant: string; readonly words: string }[];
  readonly canBeGrantedBy: readonly string[];
}

/** Asks whether one may do something somewhere, and why. */
export function WhyForm({ collections }: { collections: readonly string[] }) {
  const [operation, setOperation] = useState('container.exec');
  const [collection, setCollection] = useState(collections[0] ?? '/Shared');
  const [answer, setAnswer] = useState<Explanation | null>(null);
  const { isBusy, errors, failure, submit } = useFormSubmit(['operation', 'collection']);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong: Record<string, string> = isCollectionPath(collection)
          ? {}
          : { collection: 'Write a collection as a path, e.g. /Shared/shop.' };
        setAnswer(null);
        void submit(wrong, async () => {
          const query = new URLSearchParams({ operation, collection });
          setAnswer(await api<Explanation>('GET', `/access/explain?${query}`));
        });
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <Field label="May I" required error={errors.operation} className="min-w-0 basis-80 grow">
          <Select
            value={operation}
            onChange={({ target }) => setOperation(target.value)}
            options={operations.map((value) => ({ value, label: `${operationSummary(value)} (${value})` }))}
          />
        </Field>
        <Field label="In the collection" required error={errors.collection} className="min-w-0 basis-56 grow">
          <TextInput
            className="font-mono"
            list="my-collections"
            value={collection}
            onChange={({ target }) => setCollection(target.value)}
          />
        </Field>
        <datalist id="my-collections">
          {collections.map((path) => (
            <option key={path} value={path} />
          ))}
        </datalist>
        <Button type="submit" busy={isBusy} className="max-sm:w-full sm:mt-6.5">
          Ask
        </Button>
      </div>
      <ErrorNotice title="This could not be answered" error={failure} />
      <div aria-live="polite">{answer ? <Answer answer={answer} /> : null}</div>
    </form>
  );
}

function Answer({ answer }: { answer: Explanation }) {
  const { allowed, operation, collection, because, expired } = answer;
  const grantors = grantorsInWords(answer.canBeGrantedBy);
  return (
    <div className="flex flex-col gap-1 rounded-md bg-sunken px-3.5 py-3">
      <StatusDot tone={allowed ? 'ok' : 'warn'}>
        <span className="font-medium">{allowed ? 'Yes, you may.' : 'No, you may not.'}</span>
      </StatusDot>
      {because.map(({ grant, words }) => (
        <p key={grant}>Because of {words}.</p>
      ))}
      {expired.map(({ grant, words }) => (
        <p key={grant}>You could until it ended: {words}.</p>
      ))}
      {allowed ? null : (
        <p>
          You need {operation} on {collection}.{grantors ? ` ${grantors} can grant it.` : ''}
        </p>
      )}
    </div>
  );
}
