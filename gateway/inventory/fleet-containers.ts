import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { KnownOfKind } from '@/gateway/engines/inventory';
import type { Member } from '@/gateway/engines/member';
import type { Item } from '@/gateway/inventory/item';
import { JoinedMap } from '@/gateway/inventory/joined-map';
import { MappedMap } from '@/gateway/inventory/mapped-map';
import { containerOn, thingOn } from '@/gateway/inventory/on-engine';
import type { Thing } from '@/lib/docker-api/kinds/thing';

type Container = Item<'container'>;

/**
 * The containers of several engines. The one that is addressed must answer; another that does not is
 * left out of lists, and what was last known of it is still found by who looks for one of its
 * containers: the answer is then that the engine cannot be reached, and not that there is none.
 */
export class FleetContainers {
  readonly #base: () => Member;
  readonly #members: readonly Member[];

  constructor(base: () => Member, members: readonly Member[]) {
    this.#base = base;
    this.#members = members;
  }

  /** Newest first, as engines list them. */
  async items(): Promise<readonly Container[]> {
    const lists = await this.#each(
      async (member) => (await member.inventory.items('container')).map((item) => containerOn(member, item)),
      () => [],
    );
    return merged(lists);
  }

  async things(): Promise<readonly Thing[]> {
    const lists = await this.#each(
      async (member) => (await member.inventory.things('container')).map((thing) => thingOn(member, thing)),
      lastKnown,
    );
    return lists.flat();
  }

  /** As `recent` of an inventory. Of a name all must tell: one that they bear twice means neither. */
  async recent(reference: string): Promise<readonly Thing[] | null> {
    const isWhole = fullId.test(reference);
    const found = await this.#each<readonly Thing[] | null>(
      async (member) => {
        // What was made a moment ago is not known by its name before this.
        if (!isWhole) await member.inventory.items('container');
        const things = await member.inventory.recent('container', reference);
        return things?.map((thing) => thingOn(member, thing)) ?? null;
      },
      (member) => lastKnown(member).filter(({ id, name }) => name === reference || id.startsWith(reference)),
    );
    const known = found.flatMap((things) => (things === null ? [] : [things]));
    return known.length < found.length ? null : known.flat();
  }

  known(): KnownOfKind<'container'> {
    const { at, isFollowing } = this.#base().inventory.known('container');
    const maps = this.#members.map(
      (member) =>
        new MappedMap(member.inventory.known('container').items, (item) => containerOn(member, item)),
    );
    return { items: new JoinedMap<Container>(maps), at, isFollowing };
  }

  async #each<T>(ask: (member: Member) => Promise<T>, otherwise: (member: Member) => T): Promise<T[]> {
    const base = this.#base();
    return Promise.all(
      this.#members.map(async (member) => {
        if (member !== base && member.condition.state === 'unreachable') return otherwise(member);
        try {
          return await ask(member);
        } catch (error) {
          if (member === base || !(error instanceof EngineUnreachable)) throw error;
          return otherwise(member);
        }
      }),
    );
  }
}

const fullId = /^[0-9a-f]{64}$/;

function lastKnown(member: Member): Thing[] {
  const { items } = member.inventory.known('container');
  return [...items.values()].map(({ thing }) => thingOn(member, thing));
}

/** Each list comes in its engine's order; together they are in that of their making. */
function merged(lists: readonly (readonly Container[])[]): readonly Container[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  return filled.flat().sort((a, b) => b.created - a.created);
}
