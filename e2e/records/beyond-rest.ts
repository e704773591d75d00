import { randomUUID } from 'node:crypto';
import { clientSecret, OpenIdProvider, type Persona } from '@/e2e/fixtures/openid-provider';
import { Browser, origin } from '@/e2e/identity/browser';
import type { Installation } from '@/e2e/records/installation';

/** The client of the table of entries (e2e/records/audited-cast). */
const agent = 'an agent of the test';

/**
 * Ways to change something that are no request to /api/v1: each answers the id under which it is on
 * record.
 *
 * @param viewed whom the administrator looks as
 */
export async function beyondRest(here: Installation, viewed: string) {
  const { answerCallback, answerStart } = await import('@/lib/identity/oidc/answer');
  const { openForEmergency } = await import('@/lib/identity/emergency-access');
  const { everyMinute } = await import('@/worker/tasks');
  const provider = await OpenIdProvider.start();
  await here.admin.ok('PUT', '/identity/networks', { networks: ['127.0.0.0/8'] });
  const { provider: company } = await here.admin.ok('POST', '/identity/providers', {
    kind: 'oidc',
    name: 'Company',
    secret: clientSecret,
    settings: { issuer: provider.issuer, clientId: 'wheelhouse', createsUsers: true },
  });
  await provider.serve([company.redirectUri]);

  const browser = () => {
    const requestId = randomUUID();
    const headers = { 'x-request-id': requestId, 'user-agent': agent, 'x-forwarded-for': '10.9.8.7' };
    const calledBack = (request: Request, id: string) =>
      answerCallback(
        new Request(request, { headers: { ...Object.fromEntries(request.headers), ...headers } }),
        id,
      );
    return { requestId, at: new Browser({ answerStart, answerCallback: calledBack }) };
  };
  const lastRequest = async (operation: string) => {
    const last = await here.db.auditEntry.findFirstOrThrow({
      where: { operation },
      orderBy: { seq: 'desc' },
    });
    return last.requestId;
  };

  return {
    atProvider: async (persona: Persona) => {
      provider.persona = persona;
      const { at, requestId } = browser();
      await at.signIn(company.id);
      return requestId;
    },
    backFromProvider: async () => {
      const { at, requestId } = browser();
      await at.callback(company.id, `${origin}/api/auth/oidc/${company.id}/callback?code=x&state=y`);
      return requestId;
    },
    byWorker: async () => {
      await here.admin.ok('POST', `/users/${viewed}/view-as`, { reason: 'to see' });
      await here.db.session.updateMany({
        where: { viewingUserId: { not: null } },
        data: { viewingUntil: new Date(0) },
      });
      const task = everyMinute(here.db, 'http://127.0.0.1:9')['view-as:look-after'];
      // It takes nothing from the queue but its turn.
      await task?.({}, {} as never);
      return lastRequest('access.view-as');
    },
    onMachine: async () => {
      const { username } = await here.person('left-out');
      await openForEmergency(username);
      return lastRequest('user.manage');
    },
    end: () => provider.stop(),
  };
}
