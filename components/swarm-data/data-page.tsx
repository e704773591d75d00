'use client';

import dynamic from 'next/dynamic';
import { useMissingRight } from '@/components/access/use-missing-right';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { placesOfThing } from '@/components/resources/access-place';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { Facts, KeyValueList, Mono } from '@/components/resources/facts';
import { ResourcePage } from '@/components/resources/resource-page';
import { useThing } from '@/components/resources/use-thing';
import { useUses } from '@/components/resources/uses/use-uses';
import { UsedBy } from '@/components/resources/uses/used-by';
import { usedKey } from '@/components/resources/uses/uses';
import { StackLink } from '@/components/stacks/stack-link';
import { type DataKind, dataActions, type PlacedData } from '@/components/swarm-data/data-actions';
import { type DataDetails, readData } from '@/components/swarm-data/data-details';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { ReasonButton } from '@/components/ui/reason-action';
import { RelativeTime } from '@/components/ui/relative-time';

/** Fetched when it is first wanted. */
const Timeline = dynamic(() => import('@/components/timeline/timeline').then((part) => part.Timeline));

interface DataPageProps {
  kind: DataKind;
  initial: PlacedData;
  inspect: unknown;
  listHref: string;
}

/** One secret or config: what it is, who uses it, and what is in a config, to who may read it. */
export function DataPage({ kind, initial, inspect, listHref }: DataPageProps) {
  const { uses, isPending } = useUses(`${kind}s`, [initial.cluster]);
  const path = `/${kind}s/${initial.id}`;
  const thing = useThing({ kind: `${kind}s`, initial, inspect, path });
  const { open, dialog } = useActionDialog<PlacedData>();
  const row = thing.row;
  const details = readData(thing.inspect);
  const overview = (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What it is">
        <Facts
          facts={[
            ['Kept by', row.driver || 'the Swarm'],
            ['Stack', row.stack && <StackLink key="stack" cluster={row.cluster} stack={row.stack} />],
            ['Collection', row.collection],
            ['Owner', row.owner],
            ['Created', row.createdAt ? <RelativeTime key="created" at={row.createdAt} /> : null],
            ['Labels changed', row.updatedAt ? <RelativeTime key="updated" at={row.updatedAt} /> : null],
            ['Id', <Mono key="id">{row.id}</Mono>],
          ]}
        />
      </Card>
      <Card title="Used by">
        <UsedBy
          uses={uses.get(usedKey(row)) ?? []}
          isPending={isPending}
          empty="No service that you may see uses it."
        />
      </Card>
      {kind === 'config' ? (
        <Card title="Content" className="lg:col-span-2">
          <Content details={details} collection={row.collection} />
        </Card>
      ) : null}
      <Card title="Labels" className="lg:col-span-2">
        <KeyValueList values={details.labels} empty="It has none." />
      </Card>
    </div>
  );
  return (
    <>
      <ResourcePage
        name={row.name}
        description={`${kind === 'secret' ? 'Secret' : 'Config'} on ${row.cluster}`}
        live={thing.state}
        isGone={thing.isGone}
        error={thing.error}
        onRetry={thing.retry}
        list={{ href: listHref, noun: `${kind}s` }}
        actions={<PageActions actions={dataActions[kind]} row={row} onAction={open} />}
        access={placesOfThing(kind, row)}
        tabs={[
          { value: 'overview', label: 'Overview', content: overview },
          {
            value: 'timeline',
            label: 'Time line',
            content: <Timeline cluster={row.cluster} kind={kind} id={row.id} />,
          },
          { value: 'inspect', label: 'Inspect', content: <InspectTree cluster={row.cluster} path={path} /> },
        ]}
      />
      {dialog}
    </>
  );
}

function Content({ details, collection }: { details: DataDetails; collection: string }) {
  const reason = useMissingRight('config.view-data', collection);
  if (reason) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
        <p>It is not shown: {reason}</p>
        <ReasonButton reason={reason} />
      </div>
    );
  }
  if (details.text === null) return <p className="text-ink-soft">It is not text.</p>;
  if (details.text === '') return <p className="text-ink-soft">It is empty.</p>;
  return <CodeBlock code={details.text} label="Content" />;
}
