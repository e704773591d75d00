import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestAuthority } from '@/e2e/fixtures/test-authority';
import { startMailSink } from '@/e2e/mail/mail-sink';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const password = 'of the mail server';

type Sink = Awaited<ReturnType<typeof startMailSink>>;

/** A mail server whose certificate a company's own authority signed, with TLS from the start or asked for. */
describe('mail over TLS', () => {
  let company: TestAuthority;
  let stranger: TestAuthority;
  const sinks: Sink[] = [];
  /** Passwords that any of the servers was told. */
  const told: string[] = [];

  beforeAll(async () => {
    [company, stranger] = [await TestAuthority.make('a company'), await TestAuthority.make('somebody else')];
  });
  afterAll(async () => {
    for (const sink of sinks) await sink.stop();
    await here.end();
  });

  async function started(security: 'tls' | 'starttls' | 'none', hosts: string[], days = 90): Promise<Sink> {
    const { certificatePem, keyPem } = await company.server(hosts, days);
    const sink = await startMailSink({
      secure: security === 'tls',
      disabledCommands: security === 'starttls' ? [] : ['STARTTLS'],
      ...(security === 'none' ? {} : { cert: certificatePem, key: keyPem }),
      authOptional: false,
      // Of a server that would take a password in plain text.
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        told.push(auth.password ?? '');
        done(null, { user: auth.username });
      },
    });
    sinks.push(sink);
    return sink;
  }

  const attempt = async (sink: Sink, security: 'tls' | 'starttls', authority: string | null) => {
    await here.admin.ok('PUT', '/settings/mail', {
      ...{ host: 'localhost', port: sink.port, security, authority, username: 'w', password },
      ...{ fromName: 'Wheelhouse', fromAddress: 'wheelhouse@example.org' },
    });
    return here.admin.call('POST', '/settings/mail/test', { to: 'ops@example.org' });
  };

  it.each(['tls', 'starttls'] as const)('%s: is sent where the authority was given', async (security) => {
    const sink = await started(security, ['localhost']);
    expect((await attempt(sink, security, company.pem)).status).toBe(200);
    expect(sink.taken).toMatchObject([{ to: ['ops@example.org'] }]);
    expect(told.splice(0)).toEqual([password]);
  });

  it.each([
    ['tls', 'is not signed by an authority that is trusted', ['localhost'], 90, 'stranger'],
    ['starttls', 'is not signed by an authority that is trusted', ['localhost'], 90, 'stranger'],
    ['tls', 'is not signed by an authority that is trusted', ['localhost'], 90, 'nobody'],
    ['starttls', 'is not signed by an authority that is trusted', ['localhost'], 90, 'nobody'],
    ['tls', 'is for another host name', ['mail.example'], 90, 'company'],
    ['starttls', 'is for another host name', ['mail.example'], 90, 'company'],
    ['tls', 'has expired', ['localhost'], -1, 'company'],
    ['starttls', 'has expired', ['localhost'], -1, 'company'],
  ] as const)(
    '%s: says that the certificate %s (%j, %i days), and says no password',
    async (security, words, hosts, days, authority) => {
      const sink = await started(security, [...hosts], days);
      const given = { company: company.pem, stranger: stranger.pem, nobody: null }[authority];
      const answer = await attempt(sink, security, given);
      expect(answer.status).toBe(409);
      expect(answer.body.detail).toContain(`The certificate of the mail server ${words}`);
      expect({ told, taken: sink.taken }).toEqual({ told: [], taken: [] });
    },
  );

  it('is not sent where the server does not offer it, or speaks something else', async () => {
    const plain = await started('none', ['localhost']);
    for (const security of ['tls', 'starttls'] as const) {
      expect((await attempt(plain, security, company.pem)).status).toBe(409);
    }
    expect({ told, taken: plain.taken }).toEqual({ told: [], taken: [] });
  });
});
