import type { Member } from '@/gateway/engines/member';
import type { InventoryChange } from '@/gateway/inventory/change-listeners';
import { asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { itemKinds } from '@/lib/docker-api/kinds/item-kinds';

/**
 * Tells of the changes and events of a cluster: all that its addressed engine tells, and of the others
 * what is theirs alone. Each manager tells of what happens in the Swarm, and it shall be heard once.
 */
export class FleetListeners {
  readonly #base: () => Member;
  readonly #members: readonly Member[];
  readonly #onChange = new Set<(change: InventoryChange) => void>();
  readonly #onEvent = new Set<(event: JsonObject) => void>();
  readonly #followed = new Map<Member, () => void>();
  #addressed: Member | null = null;

  constructor(base: () => Member, members: readonly Member[]) {
    this.#base = base;
    this.#members = members;
  }

  onChange(listener: (change: InventoryChange) => void): () => void {
    this.#onChange.add(listener);
    this.followMembers();
    return () => this.#onChange.delete(listener);
  }

  onEvent(listener: (event: JsonObject) => void): () => void {
    this.#onEvent.add(listener);
    this.followMembers();
    return () => this.#onEvent.delete(listener);
  }

  /** The engines may be others than before: whoever listens looks at all again that may be other. */
  followMembers(): void {
    if (this.#onChange.size + this.#onEvent.size === 0 || this.#members.length === 0) return;
    let isOther = false;
    for (const [member, stop] of [...this.#followed]) {
      if (this.#members.includes(member)) continue;
      stop();
      this.#followed.delete(member);
      isOther = true;
    }
    for (const member of this.#members) {
      if (this.#followed.has(member)) continue;
      this.#followed.set(member, this.#follow(member));
      isOther = true;
    }
    const addressed = this.#base();
    if (addressed !== this.#addressed) {
      this.#addressed = addressed;
      for (const kind of itemKinds) this.#tell({ kind, all: true });
    } else if (isOther) this.#tell({ kind: 'container', all: true });
  }

  #follow(member: Member): () => void {
    const stopChanges = member.inventory.onChange((change) => {
      if (change.kind === 'container' || member === this.#base()) this.#tell(change);
    });
    const stopEvents = member.inventory.onEvent((event) => {
      if (member !== this.#base() && asText(event.scope) !== 'local') return;
      for (const listener of this.#onEvent) listener(event);
    });
    return () => {
      stopChanges();
      stopEvents();
    };
  }

  #tell(change: InventoryChange): void {
    for (const listener of this.#onChange) listener(change);
  }
}
