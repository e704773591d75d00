'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { Answer } from '@/app/admin/access/answer';
import { WhoCanList } from '@/app/admin/access/who-can-list';
import { operationSource, resourceSource } from '@/components/access/place-sources';
import { Picker } from '@/components/records/picker';
import { collectionSource, userSource } from '@/components/records/picker-sources';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';

/** Who may do one thing in one place, or on one thing there; and whether one person may. */
export function WhoCanTab() {
  const [question, set] = useQueryStates(
    {
      operation: parseAsString.withDefault(''),
      collection: parseAsString.withDefault(''),
      resource: parseAsString.withDefault(''),
      user: parseAsString.withDefault(''),
    },
    { history: 'replace' },
  );
  const { operation, collection, resource, user } = question;
  const isAsked = operation !== '' && (collection !== '' || resource !== '');
  return (
    <>
      <Card>
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
          <Field label="Does what" required hint="Like “stop containers”, or container.stop.">
            <Picker
              source={operationSource}
              value={operation}
              onChange={(next) => void set({ operation: next })}
            />
          </Field>
          <Field label="In which collection" hint="Grants above count too.">
            <Picker
              source={collectionSource}
              value={collection}
              onChange={(next) => void set({ collection: next, resource: '' })}
            />
          </Field>
          <Field label="Or on which thing" hint="A container, service, volume … by its name.">
            <Picker
              source={resourceSource}
              value={resource}
              onChange={(next) => void set({ resource: next, collection: '' })}
            />
          </Field>
          <Field label="Who" hint="To ask about one person.">
            <Picker
              source={userSource}
              value={user}
              placeholder="Anybody"
              onChange={(next) => void set({ user: next })}
            />
          </Field>
        </div>
      </Card>
      {isAsked ? (
        <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
          {user !== '' && collection !== '' ? (
            <Answer user={user} operation={operation} collection={collection} />
          ) : null}
          <WhoCanList operation={operation} collection={collection} resource={resource} />
        </div>
      ) : (
        <EmptyState>Choose what they would do, and where.</EmptyState>
      )}
    </>
  );
}
