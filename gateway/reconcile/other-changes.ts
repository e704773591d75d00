import {
  done,
  type Found,
  type Interrupted,
  inspected,
  needsAttention,
  notDone,
} from '@/gateway/reconcile/finding';
import { db } from '@/lib/db/client';
import { asObject, asText } from '@/lib/docker-api/answers/fields';

/** A stream ends with the gateway that joins it; that it was opened was all there was to do. */
export async function streamEnded(): Promise<Found> {
  return done('The stream ended when the gateway did.');
}

/** A command that is on nobody's record can be started by nobody. */
export async function execCreate(interrupted: Interrupted): Promise<Found> {
  const { actor, startedAt, subject } = interrupted.open.intent;
  const prepared = await db.execSession.findFirst({
    where: {
      containerId: subject.resourceId ?? '',
      user: { username: actor.username },
      createdAt: { gte: new Date(startedAt) },
    },
  });
  return prepared
    ? done('The command was prepared.')
    : notDone(interrupted, 'No command was prepared that anybody could start.');
}

export async function execStart(interrupted: Interrupted): Promise<Found> {
  const { request = {} } = interrupted.open.intent.subject;
  const exec =
    typeof request.exec === 'string' ? await inspected(interrupted, 'exec', request.exec, 'json') : null;
  if (exec === null)
    return needsAttention('The command is not there any more: nobody can tell whether it ran.');
  if (exec.Running === true) return done('The command runs.');
  return exec.ExitCode === null || exec.ExitCode === undefined
    ? notDone(interrupted, 'The command was not started.')
    : done('The command was started, and has ended.');
}

/** An image under a name: whether it came now or was there before is told by its age, where it tells. */
export async function imageMade(interrupted: Interrupted): Promise<Found> {
  const { resourceName = '' } = interrupted.open.intent.subject;
  if (resourceName === '') return needsAttention('Look at the images: nobody can tell which came of it.');
  const image = await inspected(interrupted, 'images', resourceName, 'json');
  return image
    ? done(`The image ${resourceName} is there.`)
    : notDone(interrupted, `There is no image ${resourceName}.`);
}

/** A build that finds everything in the cache puts its names on an image that is older. */
export async function imageBuilt(interrupted: Interrupted): Promise<Found> {
  const { startedAt, subject } = interrupted.open.intent;
  const name = subject.resourceName ?? '';
  if (name === '') return needsAttention('Look at the images: nobody can tell which came of it.');
  const image = await inspected(interrupted, 'images', name, 'json');
  if (image === null) return notDone(interrupted, `There is no image ${name}.`);
  return Date.parse(asText(image.Created)) >= startedAt - 1_000
    ? done(`The image ${name} was made.`)
    : needsAttention(
        `The image ${name} is there, and older than this: it was in the cache, or was not made.`,
      );
}

/** Objects of a Swarm say when they were changed last. */
export function swarmUpdate(folder: string) {
  return async (interrupted: Interrupted): Promise<Found> => {
    const { startedAt, subject } = interrupted.open.intent;
    const object = await inspected(interrupted, folder, subject.resourceId ?? '');
    if (object === null)
      return needsAttention('It is not there any more: nobody can tell whether it was changed.');
    const { UpdatedAt } = asObject(object);
    return typeof UpdatedAt === 'string' && Date.parse(UpdatedAt) >= startedAt - 1_000
      ? done('It was changed.')
      : notDone(interrupted, 'It has not been changed since.');
  };
}

export async function cannotBeTold(): Promise<Found> {
  return needsAttention('The engine keeps nothing by which it could be told whether this was done.');
}
