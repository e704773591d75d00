import { grantWords } from '@/components/access/grant-words';
import { TextLink } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AccessExplanation } from '@/lib/grants/explain-access';
import { paths } from '@/lib/paths/console-paths';

/** Grants in words, each with a way to where it can be changed. */
export function GrantLines({ title, grants }: { title: string; grants: AccessExplanation['because'] }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-[0.8125rem] text-ink-soft">{title}</h3>
      <ul className="flex flex-col gap-1.5">
        {grants.map((grant) => (
          <li key={grant.grant}>
            {grantWords(grant)}
            {grant.expiresAt ? (
              <span className="text-ink-soft">
                , ends <RelativeTime at={grant.expiresAt} />
              </span>
            ) : null}{' '}
            <TextLink href={paths.grantsFor({ collection: grant.collection })} className="whitespace-nowrap">
              Grants on {grant.collection}
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
