import { redirect } from 'next/navigation';
import { paths } from '@/lib/paths/console-paths';

export default function AccountPage() {
  redirect(paths.accountPage('profile'));
}
