import type { ReactNode } from 'react';
import { KeyValue } from '@/components/ui/key-value';
import { withoutOwnLabels } from '@/lib/docker-api/labels';

export type Fact = readonly [label: string, value: ReactNode];

/** Only those facts that there are. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <KeyValue items={facts.filter(([, value]) => value !== null && value !== undefined && value !== '')} />
  );
}

export function Mono({ children }: { children: ReactNode }) {
  return <span className="break-all font-mono text-[0.8125rem]">{children}</span>;
}

/** Labels or options as people write them; ours are told in words elsewhere. */
export function KeyValueList({
  values,
  empty,
}: {
  values: Readonly<Record<string, string>> | null | undefined;
  empty: string;
}) {
  const entries = Object.entries(withoutOwnLabels(values ?? {}));
  if (entries.length === 0) return <p className="text-ink-soft">{empty}</p>;
  return (
    <KeyValue
      items={entries.map(([key, value]) => [key, <Mono key={key}>{value || '(empty)'}</Mono>] as const)}
    />
  );
}
