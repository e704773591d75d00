import { OctagonAlert } from 'lucide-react';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import type { Plan } from '@/lib/services/plan';

/** Everything that stands in the way of a change, with who can help. Nothing where nothing does. */
export function Objections({ objections }: { objections: Plan['objections'] }) {
  if (objections.length === 0) return null;
  return (
    <div role="alert" className="flex gap-3 rounded-lg bg-danger-soft px-3.5 py-2.5">
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <ul className="flex min-w-0 flex-col gap-1.5">
        {objections.map(({ message, missing, limitOf, canBeGrantedBy }) => (
          <li key={message} className="break-words">
            {message}
            {canBeGrantedBy.length > 0 && (missing || limitOf)
              ? ` ${grantorsInWords(canBeGrantedBy)} can ${limitOf ? 'change' : 'grant'} it.`
              : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}
