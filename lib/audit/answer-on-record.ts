import { duringRequest, type RequestUnderWay } from '@/lib/audit/request-under-way';
import { requestIdHeader, requestIdIn } from '@/lib/auth/request-id';

/**
 * Answers a request to something other than /api/v1, e.g. a sign-in at a provider: what is recorded
 * meanwhile is an entry of this request, and the answer says its id.
 */
export async function answerOnRecord(
  request: Request,
  { status, allowedBy }: Omit<RequestUnderWay, 'begunAt'>,
  answer: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = requestIdIn(request.headers);
  const underWay = { status, begunAt: Date.now(), allowedBy };
  const response = await duringRequest(underWay, () => answer(requestId));
  response.headers.set(requestIdHeader, requestId);
  return response;
}
