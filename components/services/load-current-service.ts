import 'server-only';
import { engineUrl } from '@/components/live/engine-url';
import type { CurrentService } from '@/components/services/change-service';
import { serviceDetails } from '@/components/services/service-details';
import { readThroughDoor } from '@/lib/containers/read-through-door';
import { RequestFailure } from '@/lib/http/failure';

export interface LoadedService {
  readonly id: string;
  readonly name: string;
  readonly current: CurrentService;
}

/** A service for its editor. Null when it does not exist for this person. @throws RequestFailure */
export async function loadCurrentService(cluster: string, id: string): Promise<LoadedService | null> {
  try {
    const answer = await readThroughDoor(engineUrl(cluster, `/services/${encodeURIComponent(id)}`));
    const { id: full, spec, version } = serviceDetails(answer);
    return { id: full, name: String(spec.Name), current: { version, spec } };
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return null;
    throw error;
  }
}
