import * as z from 'zod';

/** Where a server listens: an engine's unix socket, or TCP, with TLS where a CA is given. */
const address = z.union([
  z.strictObject({ socketPath: z.string() }),
  z.strictObject({ host: z.string(), port: z.number(), ca: z.string().optional() }),
]);
export type Address = z.infer<typeof address>;

const headers = z.record(z.string(), z.string());

/** One request again and again over so many kept connections, each waiting for its answer. */
const requests = z.strictObject({
  kind: z.literal('requests'),
  at: address,
  method: z.enum(['GET', 'POST']),
  /** Connection number n asks for path n, from the first again where there are fewer. */
  paths: z.array(z.string()).min(1),
  headers,
  connections: z.number(),
  durationMs: z.number(),
});

/** Containers made and removed, over so many connections. */
const creations = z.strictObject({
  kind: z.literal('creations'),
  at: address,
  /** Before /containers/create, e.g. "/clusters/local/v1.41". */
  base: z.string(),
  body: z.string(),
  headers,
  connections: z.number(),
  durationMs: z.number(),
});

/** One long answer, or with `uploadBytes` one long request, measured from first byte sent to last read. */
const transfer = z.strictObject({
  kind: z.literal('transfer'),
  at: address,
  method: z.enum(['GET', 'PUT', 'POST']),
  path: z.string(),
  headers,
  /** Sends a tar with one file of so many bytes. */
  uploadBytes: z.number().optional(),
});

/** Keys typed into a raw stream one after the other, each when the one before has been echoed. */
const keystrokes = z.strictObject({
  kind: z.literal('keystrokes'),
  at: address,
  path: z.string(),
  headers,
  body: z.string(),
  count: z.number(),
  /** Typed at the end: leaves the terminal as the next one wants it. It is echoed, too. */
  goodbye: z.string(),
});

export const job = z.discriminatedUnion('kind', [requests, creations, transfer, keystrokes]);
export type Job = z.infer<typeof job>;
export type JobOf<Kind extends Job['kind']> = Extract<Job, { kind: Kind }>;

/** What a job measured. */
const result = z.strictObject({
  /** Requests answered, keys echoed, or bytes carried. */
  count: z.number(),
  seconds: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});
export type Result = z.infer<typeof result>;

/** What the load process answers. */
export const reply = z.union([z.strictObject({ result }), z.strictObject({ failure: z.string() })]);
export type Reply = z.infer<typeof reply>;
