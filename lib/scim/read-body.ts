import { isRefusal } from '@/lib/docker-api/errors';
import { readStrictJson } from '@/lib/docker-api/strict-json';
import { ScimError } from '@/lib/scim/error';

const mostBytes = 4 * 1024 * 1024;

/** @throws ScimError */
export async function readScimBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:scim\+)?json\s*(?:;.*)?$/i.test(type))
    throw new ScimError(415, 'Send application/scim+json.');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > mostBytes) throw new ScimError(413, 'The body may have at most 4 MiB.');
    chunks.push(chunk);
  }
  const read = readStrictJson(Buffer.concat(chunks));
  if (isRefusal(read)) throw new ScimError(400, read.message, 'invalidSyntax');
  if (JSON.stringify(read.value).includes('\\u0000'))
    throw new ScimError(400, 'A text holds a NUL character.', 'invalidValue');
  return read.value;
}
