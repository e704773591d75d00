import * as z from 'zod/mini';
import { readBytes, readCount, readCpus } from '@/lib/amounts/amounts';
import { readDuration } from '@/lib/amounts/duration';
import { readWords } from '@/lib/services/form/words';

/** A text that `read` understands; what is wrong with another is the sentence that it throws. */
function readable(read: (text: string) => unknown) {
  return z.string().check((context) => {
    try {
      read(context.value);
    } catch (error) {
      const message = error instanceof RangeError ? error.message : String(error);
      context.issues.push({ code: 'custom', message, input: context.value });
    }
  });
}

const words = readable(readWords);
const duration = readable(readDuration);
const bytes = readable(readBytes);
const cpus = readable(readCpus);
const count = readable(readCount);
const port = readable((text) => {
  if ((readCount(text) ?? 0) > 65_535) throw new RangeError('Ports go up to 65535.');
});
const text = z.string();
const pair = z.object({ name: text, value: text });
const file = z.object({ id: text, name: text, file: text });

/** What can be wrong with a form by itself; everything else is the door's and the engine's to say. */
export const serviceFormSchema = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.regex(
        /^(?:[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)$/,
        'Write a name of letters, digits, - and _.',
      ),
    ),
  collection: text,
  image: z.string().check(z.trim(), z.minLength(1, 'Name an image, such as nginx:1.29.')),
  mode: z.enum(['replicated', 'global', 'other']),
  replicas: count,
  command: words,
  args: words,
  user: text,
  directory: text,
  env: z.array(pair),
  labels: z.array(pair),
  ports: z.array(
    z.object({
      published: port,
      target: port,
      protocol: z.enum(['tcp', 'udp', 'sctp']),
      mode: z.enum(['ingress', 'host']),
    }),
  ),
  mounts: z.array(
    z.object({
      type: z.enum(['volume', 'bind', 'tmpfs']),
      source: text,
      target: text,
      isReadOnly: z.boolean(),
    }),
  ),
  networks: z.array(z.object({ target: text })),
  secrets: z.array(file),
  configs: z.array(file),
  limitCpus: cpus,
  limitMemory: bytes,
  reserveCpus: cpus,
  reserveMemory: bytes,
  restart: z.enum(['', 'none', 'on-failure', 'any']),
  restartDelay: duration,
  restartAttempts: count,
  healthKind: z.enum(['image', 'none', 'shell', 'exec']),
  health: text,
  healthInterval: duration,
  healthTimeout: duration,
  healthStart: duration,
  healthRetries: count,
  constraints: z.array(z.object({ text })),
  maxPerNode: count,
  updateParallelism: count,
  updateDelay: duration,
  updateMonitor: duration,
  updateFailure: z.enum(['', 'pause', 'continue', 'rollback']),
  updateOrder: z.enum(['', 'stop-first', 'start-first']),
});
