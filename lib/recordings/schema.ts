import { z } from 'zod';
import { collectionField, instantField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

/** What one may print in a recorded terminal; beyond it the terminal is ended. */
export const mostPrintedBytes = 64 * 1024 * 1024;

export const usualRecordingDays = 90;

export const recordingView = z
  .strictObject({
    id: z.uuid(),
    correlationId: z.uuid().meta({ description: 'Of the entry in the audit log.' }),
    cluster: z.string(),
    container: z.strictObject({ id: z.string(), name: z.string() }),
    collection: z.string(),
    person: z.string(),
    credential: z.string(),
    address: z.string(),
    command: z.string().meta({ description: "Empty: the container's own process." }),
    startedAt: instantField,
    endedAt: instantField.nullable().meta({ description: 'Null: open, or its gateway was killed.' }),
    end: z.enum(['closed', 'cut', 'full', 'unwritten']).nullable(),
    printedBytes: z.int(),
    sha256: z.string().nullable().meta({ description: 'Of the file, as the audit log has it too.' }),
  })
  .meta({ id: 'Recording' });
export type RecordingView = z.output<typeof recordingView>;

const word = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true, error: 'must be a time like 2027-01-31T12:00:00Z' });

export const recordingFilter = z.strictObject({
  ...pageQuery,
  person: word.optional(),
  cluster: word.optional(),
  container: word.optional().meta({ description: 'Its name, or what its id begins with.' }),
  collection: collectionField.optional().meta({ description: 'This collection and all below it.' }),
  since: instant.optional(),
  until: instant.optional(),
  text: word.optional().meta({ description: 'In the name of a person or container, or in the command.' }),
});
export type RecordingFilter = z.output<typeof recordingFilter>;

export const recordingSettings = z
  .strictObject({ keepDays: z.int().min(1).max(3_660) })
  .meta({ id: 'RecordingSettings' });
export type RecordingSettings = z.output<typeof recordingSettings>;
