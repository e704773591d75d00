import { RequestFailure } from '@/lib/http/failure';
import { failureOf } from '@/lib/http/failure-of';
import { withProof } from '@/lib/http/with-proof';

/**
 * Makes a client bundle and hands the zip to the browser as a download. The key in it exists nowhere
 * else.
 *
 * @throws RequestFailure in the words of the server
 */
export function downloadBundle(cluster: string, label: string): Promise<void> {
  return downloadZip(
    '/api/v1/bundles',
    `wheelhouse-${cluster}.zip`,
    label ? { cluster, label } : { cluster },
  );
}

/** The same for a request that answers a bundle. @param path on this origin, which is sent a POST */
export async function downloadZip(path: string, fileName: string, body?: object): Promise<void> {
  const answer = await withProof(() =>
    fetch(path, {
      method: 'POST',
      cache: 'no-store',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    }),
  ).catch((cause: unknown) => {
    const message = 'No answer from the server. Check your connection and try again.';
    throw new RequestFailure({ status: 0, message }, { cause });
  });
  if (!answer.ok) throw await failureOf(answer);
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
