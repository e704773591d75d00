import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { instantField, isUuid, lineField, referenceField } from '@/lib/api/fields';
import { FileAnswer } from '@/lib/api/route';
import type { CertificateView } from '@/lib/certificates/certificate-view';
import { createBundle, listCertificates, revokeCertificate } from '@/lib/certificates/certificates';
import { renewBundle } from '@/lib/certificates/renew';
import { pageOf } from '@/lib/paging/page';

const bundleView = z
  .strictObject({
    id: z.uuid(),
    cluster: z.string(),
    label: z.string(),
    serial: z.string(),
    createdAt: instantField,
    notAfter: instantField,
    lastUsedAt: instantField.nullable(),
    renewedAt: instantField.nullable().meta({ description: 'When another took its place.' }),
  })
  .meta({ id: 'Bundle' });

export const bundleRoutes = [
  defineRoute({
    method: 'GET',
    path: '/bundles',
    summary: 'List my client bundles that can still be used',
    permission: { signedIn: "Only one's own certificates; their keys are kept nowhere." },
    effect: 'read',
    response: pageOf(bundleView),
    handler: async ({ actor }) => ({ items: (await listCertificates(actor)).map(view), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/bundles',
    summary: 'Make a client bundle for one cluster',
    description:
      'A zip that `docker context import NAME bundle.zip` takes. Unzipped, its tls/docker is a DOCKER_CERT_PATH.',
    permission: { signedIn: 'A certificate can do what its owner can. One made by a token ends no later.' },
    stepUp: 'any',
    effect: 'records-itself',
    recordedBy: 'lib/certificates/certificates',
    body: z.strictObject({ cluster: referenceField, label: lineField(200).default('') }),
    response: { mediaType: 'application/zip' },
    handler: async ({ actor, body }) => {
      const { fileName, zip } = await createBundle(actor, body);
      return new FileAnswer('application/zip', fileName, zip);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/bundles/{bundle}/renew',
    summary: 'Renew one of my client bundles',
    description:
      'A new zip with another key; the old certificate ends within the hour. The Docker listener takes the same for {bundle} = "current" from whoever shows the certificate.',
    permission: { signedIn: "Only one's own certificates." },
    stepUp: 'any',
    effect: 'records-itself',
    recordedBy: 'lib/certificates/renew',
    params: z.strictObject({ bundle: z.string().refine(isUuid) }),
    response: { mediaType: 'application/zip' },
    handler: async ({ actor, params: { bundle } }) => {
      const { fileName, zip } = await renewBundle(actor, bundle);
      return new FileAnswer('application/zip', fileName, zip);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/bundles/{bundle}',
    summary: 'Revoke one of my client bundles',
    permission: { signedIn: "Only one's own certificates." },
    effect: 'records-itself',
    recordedBy: 'lib/certificates/certificates',
    params: z.strictObject({ bundle: z.string().refine(isUuid) }),
    response: null,
    handler: ({ actor, params: { bundle } }) => revokeCertificate(actor, bundle),
  }),
];

function view({
  createdAt,
  notAfter,
  lastUsedAt,
  renewedAt,
  ...row
}: CertificateView): z.output<typeof bundleView> {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    notAfter: notAfter.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    renewedAt: renewedAt?.toISOString() ?? null,
  };
}
