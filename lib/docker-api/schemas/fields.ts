import { z } from 'zod';

/** Go leaves a field alone that is null: so null is as good as absent. */
export function orNull<T extends z.ZodType>(schema: T) {
  return schema
    .nullable()
    .transform((value) => value ?? undefined)
    .optional();
}

/** A field that clients send at its zero value and that has no use here at any other. */
export function onlyEmpty(why: string) {
  return z
    .unknown()
    .refine(isZeroValue, why)
    .transform(() => undefined)
    .optional();
}

function isZeroValue(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** What an engine reports and a client repeats; said in a request it means nothing. */
export const reported = z
  .unknown()
  .transform(() => undefined)
  .optional();

export const text = orNull(z.string().max(4096));
export const flag = orNull(z.boolean());
export const texts = orNull(z.array(z.string()).max(4096));
export const whole = orNull(z.int());
export const count = orNull(z.int().min(0));

/**
 * What comes back in every list is bounded as a whole: a few things that are megabytes long would make
 * the list too long to be answered, for everyone. Linux takes no longer argument than this.
 */
const longestTexts = 131_072;
const longestMap = 65_536;

function areShort(texts: readonly string[], longest: number): boolean {
  return texts.reduce((sum, { length }) => sum + length, 0) <= longest;
}

export const listedTexts = orNull(
  z
    .array(z.string())
    .max(4096)
    .refine((texts) => areShort(texts, longestTexts), `must be at most ${longestTexts} characters`),
);

/** `Cmd` and `Entrypoint`: a list, or one string for a list of one. */
export const words = orNull(
  z
    .union([z.array(z.string()).max(4096), z.string().transform((word) => [word])])
    .refine((texts) => areShort(texts, longestTexts), `must be at most ${longestTexts} characters`),
);

export const dataMap = orNull(
  z
    .record(z.string().max(1024), z.string())
    .refine(
      (map) => areShort(Object.entries(map).flat(), longestMap),
      `must be at most ${longestMap} characters`,
    ),
);

/** An engine runs a process of the node for each published port, outside of any limit of the container. */
export const mostPorts = 1000;

const port = /^(?:[1-9][0-9]{0,4})(?:-[1-9][0-9]{0,4})?(?:\/(?:tcp|udp|sctp))?$/;

/** "80/tcp", "80" or "8000-8010/udp". */
export const containerPort = z
  .string()
  .refine((written) => port.test(written) && portNumbers(written).every((number) => number <= 65_535), {
    message: 'must be a port such as "80/tcp"',
  });

function portNumbers(written: string): number[] {
  return (written.split('/')[0] ?? '').split('-').map(Number);
}

/** "" (any), "8080" or "8000-8010". */
export const hostPort = z
  .string()
  .refine(
    (written) =>
      written === '' ||
      (/^[0-9]{1,5}(?:-[0-9]{1,5})?$/.test(written) &&
        portNumbers(written).every((number) => number <= 65_535)),
    { message: 'must be a port' },
  );

export const address = z.union([z.literal(''), z.ipv4(), z.ipv6()]);

const longestPath = 1024;

/** An absolute path inside a container, without dot segments; ":" would end it in a bind. */
export const destination = z.string().refine((path) => {
  if (path.length > longestPath || !path.startsWith('/') || path.includes(':')) return false;
  const parts = path.split('/');
  return parts.some((part) => part !== '') && !parts.includes('.') && !parts.includes('..');
}, 'must be an absolute path other than "/", without dot segments');

export const volumeName = z
  .string()
  .max(255, { abort: true })
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/, 'must be the name of a volume');
