/**
 * Every text that /api/v1 takes in a body, by what may become of it. A field that stands in neither list
 * fails e2e/records/secret-fields.test.ts: whoever adds one decides. "[]" are items, "{}" are values of a map.
 */
export const secretFields: ReadonlySet<string> = new Set([
  'password',
  'oldPassword',
  'newPassword',
  'code',
  'secret',
  'token',
  'tls.key',
  'ssh.privateKey',
  'lines',
  'passkey.response.clientDataJSON',
  'passkey.response.authenticatorData',
  'passkey.response.signature',
]);

export const plainFields: ReadonlySet<string> = new Set([
  ...['answer', 'authority', 'cluster', 'collection', 'description', 'document', 'email', 'endpoint'],
  ...['expiresAt', 'fromAddress', 'fromName', 'fullName', 'group', 'hash', 'host', 'id', 'ids[]', 'inputs{}'],
  ...[
    'item',
    'items[]',
    'items[].cluster',
    'items[].id',
    'label',
    'name',
    'networks[]',
    'note',
    'owner',
    'parent',
  ],
  ...[
    'path',
    'prefix',
    'provider',
    'publishedHost',
    'reason',
    'registries[]',
    'role',
    'roles[]',
    'ssh.hostKey',
  ],
  ...['subject', 'team', 'teams[]', 'text', 'tls.ca', 'tls.cert', 'to', 'until', 'url', 'user', 'username'],
  ...[
    'change.collection',
    'change.expiresAt',
    'change.parent',
    'change.reason',
    'change.role',
    'change.team',
  ],
  ...['filter.actor', 'filter.address', 'filter.cluster', 'filter.collection', 'filter.correlationId'],
  ...[
    'filter.credential',
    'filter.operation',
    'filter.resource',
    'filter.since',
    'filter.text',
    'filter.until',
  ],
  ...['grants[].collection', 'grants[].expiresAt', 'grants[].role', 'operations[]'],
  ...['addresses[]', 'ports[]'],
  // A provider's or directory's; its secret is beside them.
  ...['settings.allowedDomains[]', 'settings.allowedGroups[]', 'settings.bindDn', 'settings.caPem'],
  ...['settings.clientId', 'settings.emailAttribute', 'settings.emailClaim', 'settings.externalIdClaim'],
  ...['settings.fullNameAttribute', 'settings.fullNameClaim', 'settings.groupBase', 'settings.groupFilter'],
  ...['settings.groupNameAttribute', 'settings.groupsClaim', 'settings.idAttribute', 'settings.issuer'],
  ...[
    'settings.memberAttribute',
    'settings.memberOfAttribute',
    'settings.provisionedBy',
    'settings.scopes[]',
  ],
  ...['settings.url', 'settings.userBase', 'settings.userFilter', 'settings.usernameAttribute'],
  'settings.usernameClaim',
  // What a passkey is known by, and its public half.
  ...['passkey.id', 'passkey.rawId', 'passkey.response.userHandle', 'response.id', 'response.rawId'],
  ...['response.response.attestationObject', 'response.response.authenticatorData'],
  ...['response.response.clientDataJSON', 'response.response.publicKey'],
]);
