'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { Answer } from '@/app/admin/explain/answer';
import { WhoCan } from '@/app/admin/explain/who-can';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { operationSummary, operations } from '@/lib/access/operations';

interface ExplainAccessProps {
  me: string;
  people: readonly { username: string; fullName: string }[];
  collections: readonly string[];
}

const operationOptions = operations.map((operation) => ({
  value: operation,
  label: `${operation}: ${operationSummary(operation).toLowerCase()}`,
}));

/** Why somebody can, or cannot, do something somewhere; and who can. */
export function ExplainAccess({ me, people, collections }: ExplainAccessProps) {
  const [question, setQuestion] = useQueryStates(
    {
      user: parseAsString.withDefault(me),
      operation: parseAsString.withDefault(''),
      collection: parseAsString.withDefault(''),
    },
    { history: 'replace' },
  );
  const isAsked = question.operation !== '' && question.collection !== '';
  return (
    <>
      <PageHeader
        title="Explain access"
        description="Why somebody can or cannot do something somewhere, by the same rules that the door decides with."
      />
      <Card>
        <div className="grid gap-4 md:grid-cols-3">
          <Field label="Who" required>
            <Select
              value={question.user}
              onChange={(event) => void setQuestion({ user: event.target.value })}
              options={people.map(({ username, fullName }) => ({
                value: username,
                label: fullName ? `${username} (${fullName})` : username,
              }))}
            />
          </Field>
          <Field label="Does what" required>
            <Select
              placeholder="Choose"
              value={question.operation}
              onChange={(event) => void setQuestion({ operation: event.target.value })}
              options={operationOptions}
            />
          </Field>
          <Field label="On" required>
            <Select
              placeholder="Choose"
              value={question.collection}
              onChange={(event) => void setQuestion({ collection: event.target.value })}
              options={collections.map((path) => ({ value: path, label: path }))}
            />
          </Field>
        </div>
      </Card>
      {isAsked ? (
        <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
          <Answer {...question} />
          <WhoCan operation={question.operation} collection={question.collection} />
        </div>
      ) : (
        <EmptyState>Choose what they would do and where.</EmptyState>
      )}
    </>
  );
}
