import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import { routes } from '@/lib/docker-api/routes';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';
import { serviceSpec } from '@/lib/docker-api/schemas/service-spec';
import { createContainer, createService, service, withHost } from './bodies';
import { carryOut } from './carry-out';
import { containerFields, mountFields } from './fields/container-fields';
import { type Field, withField } from './fields/field';
import { serviceFields } from './fields/service-fields';
import { isWhole, sample } from './form';
import { filledIn } from './marks';
import { type Stage, setStage } from './stage';
import { Witness } from './witness';

const aContainer = { Image: 'busybox', Labels: { 'io.wheelhouse.collection': '{mine}' } };

const specs = [
  {
    what: 'a container',
    send: createContainer,
    schema: containerCreate,
    fields: containerFields,
    body: (field: Field) => withField(aContainer, field),
  },
  {
    what: 'a mount',
    send: createContainer,
    schema: containerCreate,
    fields: mountFields,
    body: ({ value }: Field) => withHost({ Mounts: value }),
  },
  {
    what: 'a service',
    send: createService,
    schema: serviceSpec,
    fields: serviceFields,
    body: (field: Field) => withField(service(), field),
  },
] as const;

const roles = isWhole ? (['full', 'restricted'] as const) : (['full'] as const);

/**
 * Every field that engines know. What our schemas do not offer is refused; what they do offer has a
 * rule beside it, and where that is an operation, its name is in the refusal.
 */
describe('fields of specs', () => {
  let stage: Stage;
  let witness: Witness;

  beforeAll(async () => {
    stage = await setStage();
    witness = await Witness.of(stage);
  });

  afterAll(() => witness.close());

  describe.each(specs)('of $what', ({ send, schema, fields, body }) => {
    const named = fields.map((field) => ({ path: field.path, field }));

    it.each(named)('$path is offered or not, as its rule says', ({ field }) => {
      const written = filledIn(JSON.stringify(body(field)), stage, stand.unique('field'));
      const isOffered = schema.safeParse(JSON.parse(written)).success;
      if (isOffered) return;
      expect(field.rule).toBe('refused');
    });

    const guarded = named.filter(({ field }) => field.rule === 'refused' || 'needs' in Object(field.rule));
    describe.each(roles)('with %s control', (role) => {
      const isRouted = routes.some(({ path }) => send.includes(path));
      it.skipIf(!isRouted).each(sample(guarded))('$path', async ({ path, field }) => {
        const operation = typeof field.rule === 'object' && 'needs' in field.rule ? field.rule.needs : null;
        await carryOut(stage, witness, stage[role], {
          name: path,
          send,
          body: body(field),
          answer: operation === null ? [400, 403] : 403,
          ...(operation === null ? {} : { says: new RegExp(operation.replaceAll('.', '\\.')) }),
        });
      });
    });
  });
});
