import { operations as catalogue } from '@/lib/access/operations';
import { type AccessDocument, keyOf, type RoleRecord } from '@/lib/access-code/document';
import { compare, type Step } from '@/lib/access-code/step';
import { changeRole, createRole, deleteRole } from '@/lib/roles/changes';
import { getRole } from '@/lib/roles/queries';

export function roleSteps(current: AccessDocument, wished: AccessDocument) {
  const { added, changed, removed } = compare(
    current.roles?.map(inOrder),
    wished.roles?.map(inOrder),
    keyOf.roles,
  );
  const makes: Step[] = [
    ...added.map(
      ({ after, index }): Step => ({
        ...about('create', after.name, ['roles', index]),
        before: null,
        after,
        make: (tx, actor) => createRole(tx, actor, after),
      }),
    ),
    ...changed.map(
      ({ before, after, index }): Step => ({
        ...about('change', after.name, ['roles', index]),
        before,
        after,
        make: async (tx, actor) => {
          const { version } = await getRole(actor, after.name, tx);
          const { description, operations } = after;
          return changeRole(tx, actor, after.name, { version, description, operations });
        },
      }),
    ),
  ];
  const removals = removed.map(
    (before): Step => ({
      ...about('delete', before.name, ['roles']),
      before,
      after: null,
      make: (tx, actor) => deleteRole(tx, actor, before.name),
    }),
  );
  return { makes, removals };
}

function about(kind: Step['kind'], name: string, path: Step['path']) {
  return { section: 'roles', kind, name, path } as const;
}

/** As the catalogue has them, which is how roles are kept. */
function inOrder({ name, description, operations }: RoleRecord): RoleRecord {
  return { name, description, operations: catalogue.filter((operation) => operations.includes(operation)) };
}
