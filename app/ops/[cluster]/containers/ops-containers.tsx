'use client';

import { ScrollText, SquareTerminal } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { opsColumns } from '@/app/ops/[cluster]/containers/ops-columns';
import {
  containerActions,
  containerNoun,
  type PlacedContainer,
} from '@/components/containers/actions/container-actions';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { NewThing } from '@/components/resources/create/new-thing';
import { FilterSelect } from '@/components/resources/placed-filters';
import { ResourceList } from '@/components/resources/resource-list';
import { useChoices } from '@/components/resources/use-choices';
import { MenuLink, MenuSeparator } from '@/components/ui/menu-items';
import { paths } from '@/lib/paths/console-paths';

interface OpsContainersProps {
  clusters: readonly { readonly name: string; readonly publishedHost: string }[];
  initial: InitialRows<PlacedContainer> | null;
}

/** The containers of every collection, on one cluster or on all. */
export function OpsContainers({ clusters, initial }: OpsContainersProps) {
  const names = useMemo(() => clusters.map(({ name }) => name), [clusters]);
  const live = useLiveRows('containers', names, initial);
  const [state, setState] = useQueryState('state', parseAsString.withDefault(''));
  const rows = useMemo(
    () => (state === '' ? live.rows : live.rows.filter((row) => row.state === state)),
    [live.rows, state],
  );
  const states = useChoices(live.rows, stateOf);
  const columns = useMemo(
    () => opsColumns(new Map(clusters.map(({ name, publishedHost }) => [name, publishedHost]))),
    [clusters],
  );
  const isPartial = live.rows.length < live.total;
  const controls = useMemo(
    () => (
      <FilterSelect
        label="Any state"
        choices={states}
        isPartial={isPartial}
        value={state}
        onChange={(next) => void setState(next || null)}
      />
    ),
    [states, isPartial, state, setState],
  );
  return (
    <ResourceList
      title="Containers"
      noun={containerNoun}
      live={live}
      withCluster={clusters.length > 1}
      columns={columns}
      actions={containerActions}
      menuOf={menuOf}
      pageActions={<NewThing kind="container" clusters={names} />}
      filter={{ rows, onClear: () => void setState(null), controls }}
      empty="No containers. Those that people start, from the console or with the docker CLI, appear here at once."
    />
  );
}

const stateOf = (row: PlacedContainer) => row.state;

function menuOf({ cluster, id }: PlacedContainer) {
  return (
    <>
      <MenuLink href={paths.opsContainer(cluster, id, 'logs')} icon={<ScrollText aria-hidden />}>
        Logs
      </MenuLink>
      <MenuLink href={paths.opsContainer(cluster, id, 'terminal')} icon={<SquareTerminal aria-hidden />}>
        Terminal
      </MenuLink>
      <MenuSeparator />
    </>
  );
}
