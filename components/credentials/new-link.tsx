import { CodeBlock } from '@/components/ui/code-block';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { MadeLink } from '@/lib/links/schema';

/** A link that was just made: it is shown this once. */
export function NewLink({ link }: { link: MadeLink }) {
  return (
    <section
      aria-label="The link"
      className="flex flex-col gap-3 rounded-lg bg-accent-soft p-4 ring-1 ring-accent"
    >
      <p role="status" className="font-medium text-pretty">
        {link.sentTo === ''
          ? `Copy the link now and give it to ${link.user} alone: it is shown this once.`
          : `It is on its way to ${link.sentTo}. You can also copy it now: it is shown this once.`}
      </p>
      <CodeBlock label="Link" code={link.url} />
      <p className="text-[0.8125rem] text-ink-soft">
        It works once, until <AbsoluteTime at={link.expiresAt} />. Admin → Credentials shows it until then.
      </p>
    </section>
  );
}
