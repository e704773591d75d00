import * as z from 'zod/mini';

/** A line of the stream by which an engine tells of a pull or a push. */
const line = z.object({
  id: z.optional(z.string()),
  status: z.optional(z.string()),
  error: z.optional(z.string()),
});

/** Layers by id, each with what the engine last said of it. */
export type TransferProgress = ReadonlyMap<string, string>;

const finished = /^(?:Pull complete|Already exists|Pushed|Layer already exists|Mounted from)/;
/** What is said of a layer; of a tag and of the whole other words are used. */
const ofLayer =
  /^(?:Pulling fs layer|Waiting|Downloading|Verifying|Download complete|Extracting|Preparing|Pushing)/;

/** @returns the progress after a line; a text when the engine says that it failed */
export function afterLine(progress: TransferProgress, value: unknown): TransferProgress | string {
  const parsed = line.safeParse(value);
  if (!parsed.success) return progress;
  const { id, status, error } = parsed.data;
  if (error !== undefined) return error;
  if (!id || !status || !(finished.test(status) || ofLayer.test(status))) return progress;
  return new Map(progress).set(id, status);
}

/** "2 of 5 layers" */
export function progressWords(progress: TransferProgress): string {
  if (progress.size === 0) return 'Asking the registry';
  const done = [...progress.values()].filter((status) => finished.test(status)).length;
  return `${done} of ${progress.size} ${progress.size === 1 ? 'layer' : 'layers'}`;
}
