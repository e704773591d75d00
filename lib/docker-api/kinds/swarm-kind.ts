import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { type Kind, labelsOf } from '@/lib/docker-api/kinds/kind';
import { type ThingKind, thingOf } from '@/lib/docker-api/kinds/thing';

/** What services, secrets and configs have in common: a Swarm's objects with a name in their spec. */
export function swarmKind<K extends ThingKind>(kind: K, viewing: Kind['viewing']): Kind & { kind: K } {
  return {
    kind,
    folder: `${kind}s`,
    isSwarm: true,
    list: { segments: [`${kind}s`] },
    itemsOf: (answer) => asList(answer).map(asObject),
    read: (item) => {
      const spec = asObject(item.Spec);
      return thingOf({ kind, id: asText(item.ID), name: asText(spec.Name), labels: labelsOf(spec.Labels) });
    },
    byPrefix: true,
    viewing,
    notFound: (reference) => `${kind} ${reference} not found`,
    ambiguous: (reference, count) => `${kind} ${reference} is ambiguous (${count} matches found)`,
    removalActions: ['remove'],
  };
}
