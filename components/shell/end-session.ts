import { showToast } from '@/components/ui/toast-store';
import { failureMessage, RequestFailure } from '@/lib/http/failure';
import { api } from '@/lib/http/request';

/** Ends this browser's session; everything that was open with it closes. */
export async function endSession(): Promise<void> {
  try {
    await api('POST', '/auth/logout');
  } catch (error) {
    // A session that is already over is what was asked for.
    if (!(error instanceof RequestFailure && error.status === 401)) {
      showToast({ title: 'You are still signed in', description: failureMessage(error), tone: 'danger' });
      return;
    }
  }
  window.location.assign('/sign-in');
}
