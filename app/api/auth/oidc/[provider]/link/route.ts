import { answerLink } from '@/lib/identity/oidc/answer';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

interface Context {
  readonly params: Promise<{ provider: string }>;
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerLink(request, (await params).provider);
}
