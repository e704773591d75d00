'use client';

import dynamic from 'next/dynamic';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { DisconnectButton } from '@/components/networks/disconnect-button';
import { networkActions, type PlacedNetwork } from '@/components/networks/network-actions';
import { type NetworkDetails, poolWords, readNetwork } from '@/components/networks/network-details';
import { placesOfThing } from '@/components/resources/access-place';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { Facts, KeyValueList, Mono } from '@/components/resources/facts';
import { ResourcePage } from '@/components/resources/resource-page';
import { useThing } from '@/components/resources/use-thing';
import { useUses } from '@/components/resources/uses/use-uses';
import { UsedBy } from '@/components/resources/uses/used-by';
import { type Use, usedKey } from '@/components/resources/uses/uses';
import { StackLink } from '@/components/stacks/stack-link';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';

/** Fetched when it is first wanted. */
const Timeline = dynamic(() => import('@/components/timeline/timeline').then((part) => part.Timeline));

interface NetworkPageProps {
  initial: PlacedNetwork;
  inspect: unknown;
  listHref: string;
}

/** One network: what it is, and who is connected to it. */
export function NetworkPage({ initial, inspect, listHref }: NetworkPageProps) {
  const { uses, isPending } = useUses('networks', [initial.cluster]);
  const connected = uses.get(usedKey(initial)) ?? [];
  const path = `/networks/${initial.id}`;
  const thing = useThing({
    kind: 'networks',
    initial,
    inspect,
    path,
    changesWith: connected.map(({ id }) => id).join(),
  });
  const { open, dialog } = useActionDialog<PlacedNetwork>();
  const network = thing.row;
  const details = readNetwork(thing.inspect);
  return (
    <>
      <ResourcePage
        name={network.name}
        description={`Network on ${network.cluster}`}
        live={thing.state}
        isGone={thing.isGone}
        error={thing.error}
        onRetry={thing.retry}
        list={{ href: listHref, noun: 'networks' }}
        actions={<PageActions actions={networkActions} row={network} onAction={open} />}
        access={placesOfThing('network', network)}
        tabs={[
          {
            value: 'overview',
            label: 'Overview',
            content: (
              <Overview network={network} details={details} connected={connected} isPending={isPending} />
            ),
          },
          {
            value: 'timeline',
            label: 'Time line',
            content: <Timeline cluster={network.cluster} kind="network" id={network.id} />,
          },
          {
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={network.cluster} path={path} />,
          },
        ]}
      />
      {dialog}
    </>
  );
}

interface OverviewProps {
  network: PlacedNetwork;
  details: NetworkDetails;
  connected: readonly Use[];
  isPending: boolean;
}

function Overview({ network, details, connected, isPending }: OverviewProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What it is">
        <Facts
          facts={[
            ['Driver', network.driver],
            ['Reaches', network.scope === 'swarm' ? 'all nodes of the Swarm' : 'one node'],
            ['Subnets', <Pools key="pools" pools={poolWords(details)} />],
            ['Way out', network.isInternal ? 'none: it is internal' : null],
            [
              'Containers',
              network.scope === 'swarm' && network.isAttachable ? 'may be attached by hand' : null,
            ],
            ['Routing mesh', network.isIngress ? 'it carries the published ports of services' : null],
            ['IPv6', network.hasIpv6 ? 'yes' : null],
            [
              'Stack',
              network.stack && <StackLink key="stack" cluster={network.cluster} stack={network.stack} />,
            ],
            ['Collection', network.collection],
            ['Owner', network.owner],
            ['Created', network.createdAt ? <RelativeTime key="at" at={network.createdAt} /> : null],
            ['Id', <Mono key="id">{network.id.slice(0, 12)}</Mono>],
          ]}
        />
      </Card>
      <Card title="Connected">
        <UsedBy
          uses={connected}
          isPending={isPending}
          empty="Nothing that you may see is connected to it."
          asideOf={(use) =>
            use.kind === 'containers' ? (
              <span className="flex items-center gap-3">
                <Mono>{details.Containers?.[use.id]?.IPv4Address?.replace(/\/\d+$/, '')}</Mono>
                {network.name === 'host' || network.name === 'none' ? null : (
                  <DisconnectButton network={network} use={use} />
                )}
              </span>
            ) : null
          }
        />
      </Card>
      <Card title="Options of the driver">
        <KeyValueList values={details.Options} empty="None are set." />
      </Card>
      <Card title="Labels">
        <KeyValueList values={details.Labels} empty="It has none." />
      </Card>
    </div>
  );
}

function Pools({ pools }: { pools: readonly string[] }) {
  if (pools.length === 0) return <span className="text-ink-soft">none</span>;
  return (
    <ul>
      {pools.map((pool) => (
        <li key={pool}>
          <Mono>{pool}</Mono>
        </li>
      ))}
    </ul>
  );
}
