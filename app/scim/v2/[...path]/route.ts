import { handleScim } from '@/lib/scim/handle-scim';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

/** Every method comes here; lib/scim says which of them an address takes. */
function answer(request: Request): Promise<Response> {
  return handleScim(request);
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
