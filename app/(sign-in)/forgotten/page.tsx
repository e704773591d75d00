import type { Metadata } from 'next';
import { ForgottenForm } from '@/app/(sign-in)/forgotten/forgotten-form';
import { TextLink } from '@/components/ui/button';
import { canResetByMail } from '@/lib/links/forgotten';

export const metadata: Metadata = { title: 'Forgot your password' };
export const dynamic = 'force-dynamic';

export default async function ForgottenPage() {
  if (await canResetByMail()) return <ForgottenForm />;
  return (
    <div className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">Forgot your password?</h1>
      <p className="text-pretty">
        Ask your administrators: they can give you a link by which you choose another one.
      </p>
      <TextLink href="/sign-in">Back to sign-in</TextLink>
    </div>
  );
}
