import type { Call } from '@/gateway/call';
import type { Placed } from '@/gateway/placements/places';
import { isEveryonesNetwork } from '@/gateway/resolve/predefined-network';
import { resolveExec } from '@/gateway/resolve/resolve-exec';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import { resolvePlugin } from '@/gateway/resolve/resolve-plugin';
import { resolveTask } from '@/gateway/resolve/resolve-task';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { AuditSubject } from '@/lib/audit/record';

/** What the path of a request names, found among what the person may see. */
export interface Target {
  /** What to write in place of the path's parameter: a full id, whatever the client wrote. */
  readonly id: string;
  /** An operation on it is allowed if it is on any of these. */
  readonly collections: readonly CollectionPath[];
  /** Whether everyone may see it, wherever it is. */
  readonly isEveryones: boolean;
  /** The thing that is meant, an exec's container, a task's service; null for what is in no place. */
  readonly thing: Placed | null;
  /** How it stands in the audit log. */
  readonly subject: Omit<AuditSubject, 'operation'>;
}

/** @throws Refused 404 in Docker's words; also for what is there and invisible */
export async function resolveTarget(call: Call): Promise<Target> {
  const { target } = call.route;
  switch (target) {
    case 'container':
    case 'network':
    case 'volume':
    case 'service':
    case 'secret':
    case 'config':
    case 'node':
      return targetOf(await resolveThing(call, target, call.parameter));
    case 'task': {
      const { task, service } = await resolveTask(call, call.parameter);
      return { ...targetOf(service), id: task.id };
    }
    case 'plugin': {
      const { id, name } = await resolvePlugin(call, call.parameter);
      return {
        id,
        collections: [rootCollection],
        isEveryones: false,
        thing: null,
        subject: {
          resourceKind: 'plugin',
          resourceId: id,
          resourceName: name,
          collection: rootCollection,
        },
      };
    }
    case 'exec': {
      const container = await resolveExec(call, call.parameter);
      return { ...targetOf(container), id: call.parameter };
    }
    case 'image': {
      const { image, name, collections } = await resolveImage(call, call.parameter);
      return {
        id: image.id,
        collections,
        isEveryones: false,
        thing: null,
        subject: {
          resourceKind: 'image',
          resourceId: image.id,
          resourceName: name ?? '',
          collection: collections[0] ?? '',
        },
      };
    }
    case 'none':
      throw new Error(`The route ${call.route.path} has no target.`);
  }
}

export function targetOf(thing: Placed): Target {
  return {
    id: thing.id,
    collections: [thing.place.collection],
    isEveryones: isEveryonesNetwork(thing),
    thing,
    subject: subjectOf(thing),
  };
}

/** How a thing stands in the audit log. */
export function subjectOf(thing: Placed): Omit<AuditSubject, 'operation'> {
  return {
    resourceKind: thing.kind,
    resourceId: thing.id,
    resourceName: thing.name,
    collection: thing.place.collection,
  };
}
