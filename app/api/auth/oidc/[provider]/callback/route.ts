import { answerCallback } from '@/lib/identity/oidc/answer';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

interface Context {
  readonly params: Promise<{ provider: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerCallback(request, (await params).provider);
}
