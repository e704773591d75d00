import { TreeName } from '@/components/access/matrix/tree-name';
import { PersonLink, TeamLink } from '@/components/access/subject-link';
import type { MatrixRow } from '@/lib/effective/schema';

export function RowHead({ row, byCollection }: { row: MatrixRow; byCollection: boolean }) {
  return (
    <th
      scope="row"
      className="sticky left-0 z-10 max-w-80 bg-surface px-3 py-1.5 text-left align-middle font-normal"
    >
      {byCollection ? <TreeName path={row.collection} isGranted={row.isGranted} /> : <Subject row={row} />}
    </th>
  );
}

/** Whom a row is about, with a way to their page. */
export function Subject({ row: { subject, fullName } }: { row: MatrixRow }) {
  const [kind, name = ''] = subject.split(':');
  if (kind === 'everyone') {
    return (
      <span>
        <span className="font-medium">Everyone</span> <span className="text-ink-soft">who signs in</span>
      </span>
    );
  }
  const Named = kind === 'team' ? TeamLink : PersonLink;
  return (
    <span className="block truncate">
      {/* A block of its own: inside a line of text, colour alone would tell that it is a link. */}
      <Named name={name} className="inline-block" />
      {fullName ? <span className="text-ink-soft"> {fullName}</span> : null}
    </span>
  );
}
