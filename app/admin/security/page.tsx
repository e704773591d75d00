import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireArea } from '@/app/admin/require-area';
import { LifetimesSection } from '@/components/security/lifetimes-section';
import { MailSection } from '@/components/security/mail-section';
import { PasswordsSection } from '@/components/security/passwords-section';
import { SecondFactorRuleSection } from '@/components/security/second-factor-rule';
import { StepUpRuleSection } from '@/components/security/step-up-rule';
import { PageHeader } from '@/components/ui/page-header';
import { db } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { showMailServer } from '@/lib/mail/mail-settings';
import { listFacts } from '@/lib/passwords/breached/list-file';
import { showSecondFactorRule, showStepUpRule } from '@/lib/security-settings/security-settings';
import { ordinaryLifetimes } from '@/lib/settings/lifetimes';
import { ordinaryPasswordRules } from '@/lib/settings/password-rules';
import { getSetting } from '@/lib/settings/settings';

export const metadata: Metadata = { title: 'Security' };

/** What holds for everybody who signs in: one section for each subject. */
export default async function SecurityPage() {
  const actor = await requireArea('security');
  if (!may(actor, 'access.view', '/')) notFound();
  const [lifetimes, rules, server, secondFactors, stepUp, roles] = await Promise.all([
    getSetting(db, 'lifetimes'),
    getSetting(db, 'passwords'),
    showMailServer(db),
    showSecondFactorRule(db),
    showStepUpRule(db),
    db.role.findMany({ select: { name: true }, orderBy: { name: 'asc' } }),
  ]);
  const { entries, importedAt } = listFacts();
  const reason = may(actor, 'access.manage', '/') ? null : 'You need access.manage on /.';
  return (
    <>
      <PageHeader title="Security" description="What holds for everybody who signs in here." />
      <div className="flex flex-col gap-4">
        <PasswordsSection
          rules={rules ?? ordinaryPasswordRules}
          list={{ entries, importedAt: importedAt?.toISOString() ?? null }}
          reason={reason}
        />
        <SecondFactorRuleSection initial={secondFactors} roles={roles.map(({ name }) => name)} />
        <StepUpRuleSection initial={stepUp} />
        <LifetimesSection lifetimes={lifetimes ?? ordinaryLifetimes} reason={reason} />
        <MailSection server={server} reason={reason} />
      </div>
    </>
  );
}
