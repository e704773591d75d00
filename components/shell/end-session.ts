import { showToast } from '@/components/ui/toast-store';
import { failureMessage, RequestFailure } from '@/lib/http/failure';
import { api } from '@/lib/http/request';

/** Ends this browser's session; everything that was open with it closes. */
export async function endSession(): Promise<void> {
  const elsewhere = await signOutElsewhere();
  try {
    await api('POST', '/auth/logout');
  } catch (error) {
    // A session that is already over is what was asked for.
    if (!(error instanceof RequestFailure && error.status === 401)) {
      showToast({ title: 'You are still signed in', description: failureMessage(error), tone: 'danger' });
      return;
    }
  }
  window.location.assign(elsewhere ?? '/sign-in');
}

/** Where the provider ends its own session, if the person came by one. */
async function signOutElsewhere(): Promise<string | null> {
  try {
    return (await api<{ url: string | null }>('GET', '/me/provider-sign-out')).url;
  } catch (error) {
    if (error instanceof RequestFailure) return null;
    throw error;
  }
}
