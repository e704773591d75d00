import { expect } from 'vitest';
import type { beyondRest } from '@/e2e/records/beyond-rest';
import { done, type Kind, nobody, refused, uuid } from '@/e2e/records/kind-of-entry';

/** The rows of the table of entries for what is no request to /api/v1, SCIM or an engine. */
export function kindsBeyondRest(
  ways: Omit<Awaited<ReturnType<typeof beyondRest>>, 'end'>,
  viewed: string,
): Kind[] {
  return [
    {
      what: 'a sign-in at a provider',
      cause: () => ways.atProvider({ sub: 'o-1', preferred_username: 'olga' }),
      says: {
        ...done,
        actor: 'olga',
        credential: 'oidc',
        operation: 'session.create',
        resource: { kind: 'session', id: expect.stringMatching(uuid), name: 'olga' },
        status: 303,
        allowedBy: expect.stringMatching(/^open to everybody: ./),
      },
    },
    {
      what: 'a sign-in at a provider that is refused',
      cause: () => ways.atProvider({ sub: 'o-2', preferred_username: 'admin' }),
      says: { outcome: 'refused', actor: 'Company', status: 403, detail: expect.stringContaining('admin') },
    },
    {
      what: 'somebody who comes from a provider and was not sent there',
      cause: () => ways.backFromProvider(),
      says: { ...refused, ...nobody, operation: 'session.create', status: 403 },
    },
    {
      what: 'what the worker does by itself',
      cause: () => ways.byWorker(),
      says: {
        ...done,
        actor: `admin viewing as ${viewed}`,
        operation: 'access.view-as',
        resource: { kind: 'user', id: expect.stringMatching(uuid), name: viewed },
        status: 200,
        allowedBy: 'done by itself: view-as:look-after',
        client: '',
      },
    },
    {
      what: 'what is done on the machine itself',
      cause: () => ways.onMachine(),
      says: {
        ...done,
        actor: 'whoever has the machine',
        credential: 'command line',
        operation: 'user.manage',
        status: 200,
        allowedBy: 'whoever has the machine may open an account',
        address: '',
        client: '',
      },
    },
  ];
}
