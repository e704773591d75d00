import * as z from 'zod/mini';
import { type FieldFailure, RequestFailure } from '@/lib/http/failure';

/** RFC 9457, as /api/v1 answers it. */
const problemSchema = z.looseObject({
  type: z.optional(z.string()),
  title: z.string(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.looseObject({ path: z.string(), message: z.string() }))),
  missing: z.optional(z.looseObject({ operation: z.string(), collection: z.string() })),
  canBeGrantedBy: z.optional(z.array(z.string())),
  current: z.optional(z.looseObject({})),
});

/** Docker's own shape, as engines and the door answer it. */
const dockerErrorSchema = z.looseObject({ message: z.string() });

/** Reads why an answer is not a success. */
export async function readFailure(response: Response): Promise<RequestFailure> {
  const { status } = response;
  const text = await response.text();
  const body = parseJson(text);
  const problem = problemSchema.safeParse(body);
  if (problem.success) {
    const { type, title, detail, errors, missing, canBeGrantedBy, current } = problem.data;
    return new RequestFailure({
      status,
      message: detail ?? title,
      kind: type?.split(':').at(-1) ?? '',
      fields: (errors ?? []).map(fieldFailure),
      ...(missing ? { missing } : {}),
      ...(canBeGrantedBy ? { canBeGrantedBy } : {}),
      ...(current ? { current } : {}),
    });
  }
  const docker = dockerErrorSchema.safeParse(body);
  if (docker.success) return new RequestFailure({ status, message: docker.data.message });
  return new RequestFailure({ status, message: statusMessage(status) });
}

function fieldFailure({ path, message }: { path: string; message: string }): FieldFailure {
  return { field: path.replace(/^(?:body|query)\./, ''), message };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function statusMessage(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again.';
  if (status === 502 || status === 503 || status === 504)
    return 'The server cannot be reached now. Try again in a moment.';
  return `The server answered ${status} without saying why.`;
}
