import type { Db } from '@/lib/db/client';

/** Takes all second factors of somebody, and the recovery codes that stand for them. @returns how many there were */
export async function takeFactors(
  tx: Db,
  userId: string,
): Promise<{ readonly apps: number; readonly passkeys: number }> {
  const where = { userId };
  const apps = await tx.totpDevice.deleteMany({ where });
  const passkeys = await tx.passkey.deleteMany({ where });
  await tx.recoveryCode.deleteMany({ where });
  return { apps: apps.count, passkeys: passkeys.count };
}
