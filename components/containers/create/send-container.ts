import * as z from 'zod/mini';
import { splitImageName } from '@/components/images/image-name';
import { transferImage } from '@/components/images/transfer-image';
import { engineUrl } from '@/components/live/engine-url';
import { RequestFailure } from '@/lib/http/failure';
import { request } from '@/lib/http/request';

interface Wish {
  cluster: string;
  /** "" lets the engine choose one. */
  name: string;
  body: Readonly<Record<string, unknown>>;
  starts: boolean;
  report: (words: string) => void;
}

const created = z.object({ Id: z.string() });

/** Makes a container as `docker run -d` does: an image that is not there is pulled first. Answers its id. */
export async function sendContainer({ cluster, name, body, starts, report }: Wish): Promise<string> {
  const create = async () =>
    z.parse(
      created,
      await request<unknown>('POST', engineUrl(cluster, '/containers/create', { name: name || undefined }), {
        body,
      }),
    ).Id;
  report('Creating it');
  const id = await create().catch(async (error: unknown) => {
    const image = typeof body.Image === 'string' ? body.Image : '';
    const isMissing = error instanceof RequestFailure && error.status === 404 && /image/i.test(error.message);
    if (!isMissing || image === '') throw error;
    const { repository, tag } = splitImageName(image);
    await transferImage({ cluster, path: '/images/create', query: { fromImage: repository, tag }, report });
    return create();
  });
  if (starts) {
    report('Starting it');
    await request('POST', engineUrl(cluster, `/containers/${id}/start`));
  }
  report('');
  return id;
}
