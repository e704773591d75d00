import { handleRequest } from '@/lib/api/handle-request';
import { routes } from '@/lib/api/routes';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

/** Every method comes here; the registry of routes says which of them an address takes. */
function answer(request: Request): Promise<Response> {
  return handleRequest(routes, request);
}

export { answer as DELETE, answer as GET, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT };
