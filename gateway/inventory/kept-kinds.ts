import type { EngineLists } from '@/gateway/inventory/engine-lists';
import type { Hearing } from '@/gateway/inventory/hearing';
import type { Item } from '@/gateway/inventory/item';
import { type AskItems, type Changed, KindInventory } from '@/gateway/inventory/kind-inventory';
import type { StatusTimes } from '@/gateway/inventory/status-times';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';

/** All kinds of one engine. */
export type KeptKinds = { readonly [K in ItemKind]: KindInventory<K> };

export interface Keeping {
  readonly lists: EngineLists;
  readonly hearing: Hearing;
  /** Learns since when the statuses of listed containers tell the time. */
  readonly times: StatusTimes;
  /** How old a list of tasks may be: they send no events. */
  readonly taskAgeMs: () => number;
  onChanged(kind: ItemKind, changed: Changed): void;
}

export function keepKinds({ lists, hearing, times, taskAgeMs, onChanged }: Keeping): KeptKinds {
  const keep = <K extends ItemKind>(kind: K, ask: AskItems<K> = lists.listsOf(kind)) =>
    new KindInventory<K>(ask, hearing, (changed) => {
      if (kind === 'image') touchUsers(kept, changed);
      onChanged(kind, changed);
    });
  const kept: KeptKinds = {
    container: keep('container', withTimes(lists.listsOf('container'), times)),
    network: keep('network'),
    volume: keep('volume'),
    service: keep('service'),
    secret: keep('secret'),
    config: keep('config'),
    node: keep('node'),
    task: keep('task', lists.listsOf('task', taskAgeMs)),
    image: keep('image'),
  };
  return kept;
}

function withTimes(ask: AskItems<'container'>, times: StatusTimes): AskItems<'container'> {
  const { some } = ask;
  const wanted = async (asked: Promise<readonly Item<'container'>[]>) => {
    const items = await asked;
    times.want(items);
    return items;
  };
  return {
    ...ask,
    all: (known) => wanted(ask.all(known)),
    some: some && ((ids, known) => wanted(some(ids, known))),
  };
}

/** A container is listed under its image's name only as long as the name means that image. */
function touchUsers(kept: KeptKinds, { changed, removed }: Changed): void {
  const images = new Set([...changed, ...removed]);
  if (images.size === 0) return;
  for (const { id, thing } of kept.container.known.values()) {
    if (images.has(thing.imageId)) kept.container.heard(id);
  }
}
