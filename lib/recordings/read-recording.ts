import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FileAnswer } from '@/lib/api/route';
import { auditActor, recordChange } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { getRecording } from '@/lib/recordings/queries';

const unzipped = promisify(gunzip);

/**
 * A recording as a file of asciicast v2. That somebody looked at it goes on record first: it can show
 * what only its person was to see.
 *
 * @throws Problem 404 for one that the actor may not see
 */
export async function readRecording(actor: Actor, id: string, db: Db): Promise<FileAnswer> {
  const { container, collection, cluster, person } = await getRecording(actor, id, db);
  await recordChange(db, auditActor(actor), {
    operation: 'audit.view',
    resourceKind: 'recording',
    resourceId: id,
    resourceName: `${person} in ${container.name}`,
    cluster,
    collection,
  });
  const parts = await db.terminalRecordingPart.findMany({
    where: { recordingId: id },
    orderBy: { place: 'asc' },
    select: { bytes: true },
  });
  const whole = Buffer.concat(parts.map(({ bytes }) => bytes));
  // Zipped parts, one after the other, are a zipped file.
  const cast = whole.length === 0 ? Buffer.of() : await unzipped(whole);
  return new FileAnswer('application/x-asciicast', `${id}.cast`, new Uint8Array(cast));
}
