export interface CertificateView {
  readonly id: string;
  readonly cluster: string;
  readonly label: string;
  /** Lower-case hex. */
  readonly serial: string;
  readonly createdAt: Date;
  readonly notAfter: Date;
  readonly lastUsedAt: Date | null;
  /** When another took its place; it ends shortly after. */
  readonly renewedAt: Date | null;
}

export interface ClientBundle {
  /** E.g. "wheelhouse-local.zip". */
  readonly fileName: string;
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly certificate: CertificateView;
}

export const certificateColumns = {
  id: true,
  label: true,
  serial: true,
  createdAt: true,
  notAfter: true,
  lastUsedAt: true,
  renewedAt: true,
  cluster: { select: { name: true } },
} as const;

interface Row extends Omit<CertificateView, 'cluster'> {
  readonly cluster: { readonly name: string };
}

export function certificateView({ cluster, ...row }: Row): CertificateView {
  return { ...row, cluster: cluster.name };
}

export function subjectOf(row: CertificateView) {
  return {
    resourceKind: 'certificate',
    resourceId: row.id,
    resourceName: row.label || row.serial,
    cluster: row.cluster,
  };
}
