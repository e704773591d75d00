/** The areas of administration and what they are called, in the order in which they are shown. */
export const adminAreaLabels: Readonly<Record<string, string>> = {
  people: 'People',
  'service-accounts': 'Service accounts',
  teams: 'Teams',
  roles: 'Roles',
  collections: 'Collections',
  grants: 'Grants',
  access: 'Access',
  requests: 'Requests',
  'image-prefixes': 'Image prefixes',
  credentials: 'Credentials',
  security: 'Security',
  'sign-in': 'Sign-in',
  clusters: 'Clusters',
  alerts: 'Alerts',
  audit: 'Audit log',
  recordings: 'Recordings',
};
