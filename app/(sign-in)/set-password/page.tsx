import type { Metadata } from 'next';
import { SetPasswordForm } from '@/app/(sign-in)/set-password/set-password-form';

export const metadata: Metadata = { title: 'Choose your password' };

/** Where invitations and links to reset a password lead; the link's secret is in the fragment. */
export default function SetPasswordPage() {
  return <SetPasswordForm />;
}
