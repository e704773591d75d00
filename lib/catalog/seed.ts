import { websiteImage, websiteItem, websiteLaunchRole, websiteTemplate } from '@/lib/catalog/website';
import type { Db } from '@/lib/db/client';

/**
 * Makes the item "Website" with its collections, launch role and image prefix, or brings the role
 * and the template up to date. What administrators may change (title, who is offered it) is kept.
 * Needs the collection "/Desk".
 */
export async function seedCatalog(tx: Db): Promise<void> {
  const desk = await tx.collection.findUniqueOrThrow({ where: { path: websiteItem.collection } });
  const launch = await tx.collection.upsert({
    where: { path: websiteItem.launchCollection },
    create: { path: websiteItem.launchCollection, parentId: desk.id },
    update: {},
  });
  const { name, description } = websiteLaunchRole;
  const operations = [...websiteLaunchRole.operations];
  const role = await tx.role.upsert({
    where: { name },
    create: { name, description, operations, builtIn: true },
    update: { description, operations },
  });
  await tx.roleVersion.upsert({
    where: { roleId_version: { roleId: role.id, version: role.version } },
    create: { roleId: role.id, version: role.version, operations },
    update: { operations },
  });
  const prefix = `docker.io/${websiteImage.repository}`;
  await tx.imagePrefix.upsert({ where: { prefix }, create: { prefix, collectionId: launch.id }, update: {} });
  await tx.catalogItem.upsert({
    where: { slug: websiteItem.slug },
    create: {
      slug: websiteItem.slug,
      title: websiteItem.title,
      description: websiteItem.description,
      collectionId: desk.id,
      launchCollectionId: launch.id,
      launchRoleId: role.id,
      template: websiteTemplate,
    },
    update: { template: websiteTemplate },
  });
}
