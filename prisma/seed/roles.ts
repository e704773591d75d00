import { type BuiltInRole, builtInRoles } from '@/lib/access/built-in-roles';
import type { Db } from '@/lib/db/client';

/** Makes the built-in roles, and gives those whose operations changed with this release a new version. */
export async function seedRoles(tx: Db): Promise<void> {
  for (const role of builtInRoles) await seedRole(tx, role);
}

async function seedRole(tx: Db, { name, description, operations }: BuiltInRole): Promise<void> {
  const known = await tx.role.findUnique({ where: { name } });
  if (known === null) {
    await tx.role.create({
      data: {
        name,
        description,
        operations: [...operations],
        builtIn: true,
        versions: { create: { version: 1, operations: [...operations] } },
      },
    });
    return;
  }
  const isSame = known.operations.join() === operations.join();
  if (isSame && known.description === description && known.builtIn) return;
  const version = isSame ? known.version : known.version + 1;
  await tx.role.update({
    where: { id: known.id },
    data: { description, operations: [...operations], builtIn: true, version },
  });
  if (!isSame)
    await tx.roleVersion.create({ data: { roleId: known.id, version, operations: [...operations] } });
}

/** The id of a role that `seedRoles` made. */
export async function roleId(tx: Db, name: string): Promise<string> {
  return (await tx.role.findUniqueOrThrow({ where: { name }, select: { id: true } })).id;
}
