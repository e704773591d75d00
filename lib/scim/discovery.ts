import { publicOrigin } from '@/lib/auth/public-origin';
import { basePath, groupSchema, listOf, mostListed, userSchema } from '@/lib/scim/resource';

/** What a provisioning program asks first (RFC 7643, 5 to 7). */

export function serviceProviderConfig() {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostListed },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'The token that was shown when the provisioning was made.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: at('/ServiceProviderConfig') },
  };
}

const resourceTypeSchema = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';

function resourceType(name: 'User' | 'Group', schema: string) {
  return {
    schemas: [resourceTypeSchema],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema,
    meta: { resourceType: 'ResourceType', location: at(`/ResourceTypes/${name}`) },
  };
}

export function resourceTypes() {
  return all([resourceType('User', userSchema), resourceType('Group', groupSchema)]);
}

export function schemas() {
  return all([
    schema(userSchema, 'User', [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      attribute('displayName', {}),
      { ...attribute('name', { type: 'complex' }), subAttributes: [attribute('formatted', {})] },
      attribute('active', { type: 'boolean' }),
      {
        ...attribute('emails', { type: 'complex', multiValued: true }),
        subAttributes: [attribute('value', {}), attribute('primary', { type: 'boolean' })],
      },
      {
        ...attribute('groups', { type: 'complex', multiValued: true, mutability: 'readOnly' }),
        subAttributes: [
          attribute('value', { mutability: 'readOnly' }),
          attribute('display', { mutability: 'readOnly' }),
        ],
      },
    ]),
    schema(groupSchema, 'Group', [
      attribute('displayName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      {
        ...attribute('members', { type: 'complex', multiValued: true }),
        subAttributes: [
          attribute('value', { mutability: 'immutable' }),
          attribute('display', { mutability: 'readOnly' }),
        ],
      },
    ]),
  ]);
}

/** One of a list by its id, or null. */
export function oneOf(list: { Resources: readonly unknown[] }, id: string): unknown {
  return (
    list.Resources.find(
      (each) => typeof each === 'object' && each !== null && 'id' in each && each.id === id,
    ) ?? null
  );
}

function all(resources: readonly unknown[]) {
  return listOf(resources, resources.length, 1);
}

function schema(id: string, name: string, attributes: readonly unknown[]) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    attributes,
    meta: { resourceType: 'Schema', location: at(`/Schemas/${id}`) },
  };
}

function attribute(name: string, said: Readonly<Record<string, unknown>>) {
  return {
    name,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...said,
  };
}

function at(path: string): string {
  return `${publicOrigin()}${basePath}${path}`;
}
