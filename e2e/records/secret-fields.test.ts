import { afterAll, expect, it, vi } from 'vitest';
import { allThatIsKept, capturePrinted, found } from '@/e2e/records/all-that-is-kept';
import { startInstallation } from '@/e2e/records/installation';
import { plainFields } from '@/e2e/records/request-fields';
import { sampleBodies } from '@/e2e/records/sample-bodies';
import { secretFields } from '@/lib/api/secret-fields';
import { textsOfSchema } from '@/lib/docker-api/secrets/texts-of-schema.fixture';

const here = await startInstallation();
const printed = capturePrinted();
afterAll(() => {
  vi.restoreAllMocks();
  return here.end();
});

const taking = here.routes.flatMap((route) => {
  if (route.body === null) return [];
  const texts = new Set(textsOfSchema(route.body));
  return [{ route, name: `${route.method} ${route.path}`, texts }];
});

it('knows of every text that a request may hold whether it is a secret', () => {
  const unknown = taking.flatMap(({ name, texts }) =>
    [...texts]
      .filter((text) => !secretFields.has(text) && !plainFields.has(text))
      .map((text) => `${name}: ${text}`),
  );
  expect(unknown, 'say in e2e/records/request-fields.ts whether these may stand in the log').toEqual([]);
  const all = new Set(taking.flatMap(({ texts }) => [...texts]));
  expect([...secretFields].filter((field) => !all.has(field))).toEqual([]);
});

it('keeps every secret of every request out of the log, the tables and what it prints', async () => {
  const nobody = await here.person('nobody');
  const made = new Map<string, string>();
  const markers: string[] = [];
  const accepted: string[] = [];
  const carrying = taking
    .map((each) => ({ ...each, secrets: [...each.texts].filter((text) => secretFields.has(text)) }))
    .filter(({ secrets }) => secrets.length > 0);
  for (const { route, name, secrets } of carrying) {
    const body = structuredClone(Object(sampleBodies[name] ?? {}));
    for (const field of secrets) {
      const marker = `Marker-${String(markers.length).padStart(4, '0')}-kept-out-of-everything-x7q`;
      markers.push(marker);
      setAt(body, field.split('.'), marker);
    }
    const path = route.path.replaceAll(
      /\{\w+\}/g,
      (key) =>
        made.get(route.path.slice(0, route.path.indexOf(`/${key}`))) ??
        '01a20161-8b46-709e-adbc-471b5df43e25',
    );
    for (const caller of [nobody.api, here.admin]) {
      const answer = await caller.call(route.method, path, body);
      if (answer.status > 299) continue;
      accepted.push(name);
      if (route.method === 'POST') made.set(route.path, String(answer.body?.id ?? ''));
    }
  }
  // Refused requests alone would prove little.
  expect(accepted).toEqual(
    expect.arrayContaining(['POST /users', 'POST /webhooks', 'PATCH /webhooks/{webhook}']),
  );
  const said = await allThatIsKept(here);
  said.set('what is printed', printed.join(''));
  expect(said.get('table AuditEntry')).toContain('user.manage');
  expect(found(said, markers)).toEqual([]);
});

function setAt(
  record: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: string,
): void {
  if (rest.length === 0) {
    record[name] = value;
    return;
  }
  const below: Record<string, unknown> = Object(record[name] ?? {});
  setAt(below, rest, value);
  record[name] = below;
}
