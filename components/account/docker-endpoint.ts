import 'server-only';
import { dockerHost } from '@/lib/certificates/bundle';
import { webEnvironment } from '@/lib/environment/processes';

/** Where docker clients and other programs reach this installation. */
export function dockerEndpoint(): { dockerHost: string; publicUrl: string } {
  const { WHEELHOUSE_PUBLIC_URL: publicUrl, WHEELHOUSE_DOCKER_PORT: port } = webEnvironment();
  return { dockerHost: dockerHost(publicUrl, port), publicUrl };
}
