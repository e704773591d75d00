import type { Member } from '@/gateway/engines/member';
import { objectOf } from '@/gateway/inventory/engine-object';
import { Item } from '@/gateway/inventory/item';
import { ShownItem, statusRange } from '@/gateway/inventory/shown-item';
import { asList, asText } from '@/lib/docker-api/answers/fields';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { serialise } from '@/lib/docker-api/serialise';

type Container = Item<'container'>;

interface Told {
  readonly hostname: string;
  readonly item: Container;
}

const told = new WeakMap<Container, Told>();

/** The thing, with which engine has it. */
export function thingOn({ id, condition }: Member, thing: Thing): Thing {
  return { ...thing, engine: id, node: condition.hostname };
}

/**
 * The container as a cluster of several engines lists it: one more of its names says on which node it
 * is. The same container gives the same item.
 */
export function containerOn(member: Member, container: Container): Container {
  const { hostname } = member.condition;
  const known = told.get(container);
  if (known && known.hostname === hostname && known.item.thing.engine === member.id) return known.item;
  const item = new Item<'container'>({
    ...container,
    thing: thingOn(member, container.thing),
    shown: shownOn(hostname, container),
  });
  told.set(container, { hostname, item });
  return item;
}

function shownOn(hostname: string, { name, shown }: Container): ShownItem {
  if (hostname === '' || name === '') return shown;
  const item = objectOf(shown.bytes);
  const names = asList(item.Names).map(asText);
  const bytes = serialise({ ...item, Names: [...names, `/${hostname}/${name}`] });
  return new ShownItem(bytes, statusRange(bytes));
}
