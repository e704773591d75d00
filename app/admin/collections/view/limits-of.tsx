'use client';

import { useQuery } from '@tanstack/react-query';
import { inheritedWords } from '@/app/admin/collections/limits/inherited-words';
import { limitLabels } from '@/app/admin/collections/limits/limit-groups';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { KeyValue } from '@/components/ui/key-value';
import { api } from '@/lib/http/request';
import { type LimitField, toValues } from '@/lib/limits/form-values';
import type { LimitsView } from '@/lib/limits/schema';
import { paths } from '@/lib/paths/console-paths';

/** The limits that hold in a collection, its own and those from above, with the page to set them on. */
export function LimitsOf({ collection }: { collection: string }) {
  const { data, error } = useQuery({
    queryKey: ['limits', collection],
    queryFn: ({ signal }) =>
      api<LimitsView>('GET', `/collections/${encodeURIComponent(collection)}/limits`, { signal }),
  });
  const lines = data ? linesOf(data) : [];
  return (
    <Card title="Limits" aside={<TextLink href={paths.limitsOf(collection)}>Limits and use</TextLink>}>
      <ErrorNotice error={error} />
      {data && lines.length === 0 ? <p className="text-ink-soft">Nothing is limited here.</p> : null}
      {lines.length > 0 ? <KeyValue items={lines} /> : null}
    </Card>
  );
}

function linesOf(limits: LimitsView): (readonly [string, string])[] {
  const own = toValues(limits.own);
  const inherited = inheritedWords(limits);
  return (Object.keys(limitLabels) as LimitField[]).flatMap((field) => {
    const words = own[field].replaceAll('\n', '; ') || inherited[field];
    return words === '' ? [] : [[limitLabels[field], words] as const];
  });
}
