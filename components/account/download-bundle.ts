import { saveFile } from '@/components/ui/save-file';
import { successful } from '@/lib/http/request';

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
  const answer = await successful('POST', path, { body });
  saveFile(fileName, await answer.blob());
}
