import { z } from 'zod';
import type { Db } from '@/lib/db/client';
import { type Lifetimes, lifetimesShape } from '@/lib/settings/lifetimes';
import { type MailServer, mailServerShape } from '@/lib/settings/mail-server';
import { type PasswordRules, passwordRulesShape } from '@/lib/settings/password-rules';

export type SignInSettings = {
  /** `break-glass`: of the accounts with a password of ours, only those kept for emergencies sign in. */
  readonly localAccounts: 'on' | 'break-glass';
};

/** From whom a second factor is required. */
export type SecondFactorRule = {
  readonly required: 'nobody' | 'roles' | 'everyone';
  /** Ids of the roles whose holders must have one. */
  readonly roles: readonly string[];
  /** How long people may still sign in without one, counted from `since` or from when their account was made. */
  readonly graceDays: number;
  /** When the requirement began; ISO 8601. */
  readonly since: string;
};

/** What takes a proof anew of who is there. */
export type StepUpRule = {
  /** Kinds of operations; none: nothing does. */
  readonly operations: readonly ('exec' | 'delete' | 'access')[];
  /** How long one proof lasts. */
  readonly withinMinutes: number;
  /** Whether API tokens and client certificates, which can prove nothing, may still do them. */
  readonly programs: 'exempt' | 'refused';
};

export const readLevels = ['none', 'sensitive', 'all'] as const;

export type AuditRule = {
  /** Which reads are recorded. Sensitive ones show what is in things: secrets, environments, logs, files. */
  readonly reads: (typeof readLevels)[number];
  /** Entries that are older are sealed, exported and removed; null: never. */
  readonly keepDays: number | null;
};

export interface Settings {
  readonly 'engine-public-key': string;
  readonly 'private-collection-role': string;
  readonly 'audit-concluded-until': string;
  readonly 'webhook-networks': string[];
  readonly 'event-retention-days': number;
  readonly 'metric-retention-days': number;
  readonly lifetimes: Lifetimes;
  readonly passwords: PasswordRules;
  readonly mail: MailServer;
  readonly signIn: SignInSettings;
  readonly 'identity-networks': string[];
  readonly secondFactors: SecondFactorRule;
  readonly stepUp: StepUpRule;
  readonly audit: AuditRule;
  readonly accessRequests: { isOn: boolean; longestMinutes: number };
  readonly 'recording-retention-days': number;
}

/** Installation-wide settings and the shape of each. */
const shapes: { readonly [Key in keyof Settings]: z.ZodType<Settings[Key]> } = {
  /** X25519 public key, base64: cluster credentials are sealed to it (lib/secrets/seal-to-gateway). */
  'engine-public-key': z.base64(),
  audit: z.strictObject({ reads: z.enum(readLevels), keepDays: z.int().min(30).max(36_500).nullable() }),
  /** Id of the role that each person holds on their private collection. */
  'private-collection-role': z.uuid(),
  /** Up to this entry of the audit log nothing is without an outcome. */
  'audit-concluded-until': z.string().regex(/^[0-9]+$/),
  /** Networks of private addresses that webhooks may reach. */
  'webhook-networks': z.array(z.string()),
  /** For how long events of engines are kept. */
  'event-retention-days': z.int().min(1).max(366),
  /** For how long metrics are kept, by ten minutes. */
  'metric-retention-days': z.int().min(1).max(366),
  /** How long credentials may be used. */
  lifetimes: lifetimesShape,
  /** What is asked of passwords. */
  passwords: passwordRulesShape,
  /** By which server mail is sent. */
  mail: mailServerShape,
  /** How people sign in. */
  signIn: z.strictObject({ localAccounts: z.enum(['on', 'break-glass']) }),
  /** Networks of private addresses in which providers and directories may be reached. */
  'identity-networks': z.array(z.string()),
  secondFactors: z.strictObject({
    required: z.enum(['nobody', 'roles', 'everyone']),
    roles: z.array(z.uuid()),
    graceDays: z.int().min(0).max(90),
    since: z.iso.datetime(),
  }),
  stepUp: z.strictObject({
    operations: z.array(z.enum(['exec', 'delete', 'access'])),
    withinMinutes: z.int().min(1).max(720),
    programs: z.enum(['exempt', 'refused']),
  }),
  /** Whether people may ask for access, and for how long. */
  accessRequests: z.object({ isOn: z.boolean(), longestMinutes: z.int().min(1) }),
  /** For how long recordings of terminals are kept. */
  'recording-retention-days': z.int().min(1).max(3_660),
};

export type SettingKey = keyof Settings;

/** Null when it was never set. @throws Error when what is stored is not of its shape */
export async function getSetting<Key extends SettingKey>(db: Db, key: Key): Promise<Settings[Key] | null> {
  const row = await db.setting.findUnique({ where: { key } });
  if (row === null) return null;
  const result = shapes[key].safeParse(row.value);
  if (!result.success) throw new Error(`The setting ${key} holds something that cannot be used.`);
  return result.data;
}

/** @throws ZodError when the value is not of the setting's shape */
export async function setSetting<Key extends SettingKey>(
  db: Db,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  const checked = shapes[key].parse(value);
  await db.setting.upsert({ where: { key }, create: { key, value: checked }, update: { value: checked } });
}

/** From then on it is as if it had never been set. */
export async function clearSetting(db: Db, key: SettingKey): Promise<void> {
  await db.setting.deleteMany({ where: { key } });
}
