-- AlterTable
ALTER TABLE "User" ADD COLUMN     "hasSecondFactor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "providerVouchedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "TotpDevice" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TotpDevice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credentialId" BYTEA NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "isSynced" BOOLEAN NOT NULL DEFAULT false,
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "userId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("userId","hash")
);

-- CreateTable
CREATE TABLE "SignInChallenge" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "method" TEXT NOT NULL,
    "wrongTries" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInChallenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpentChallenge" (
    "hash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpentChallenge_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "TotpDevice_userId_idx" ON "TotpDevice"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");

-- CreateIndex
CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "SignInChallenge_tokenHash_key" ON "SignInChallenge"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInChallenge_userId_idx" ON "SignInChallenge"("userId");

-- CreateIndex
CREATE INDEX "SignInChallenge_expiresAt_idx" ON "SignInChallenge"("expiresAt");

-- CreateIndex
CREATE INDEX "SpentChallenge_expiresAt_idx" ON "SpentChallenge"("expiresAt");

-- AddForeignKey
ALTER TABLE "TotpDevice" ADD CONSTRAINT "TotpDevice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInChallenge" ADD CONSTRAINT "SignInChallenge_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whether somebody has a second factor is asked with every request.
CREATE FUNCTION wheelhouse_keep_has_second_factor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE owner uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."userId" ELSE NEW."userId" END;
BEGIN
  -- Two that change the factors of one person at once must see each other.
  PERFORM 1 FROM "User" WHERE "id" = owner FOR UPDATE;
  UPDATE "User" SET "hasSecondFactor" = has.it
  FROM (SELECT EXISTS (SELECT 1 FROM "TotpDevice" WHERE "userId" = owner AND "confirmedAt" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "Passkey" WHERE "userId" = owner) AS it) has
  WHERE "id" = owner AND "hasSecondFactor" <> has.it;
  RETURN NULL;
END $$;
CREATE TRIGGER "TotpDevice_owner" AFTER INSERT OR DELETE OR UPDATE OF "confirmedAt" ON "TotpDevice"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_keep_has_second_factor();
CREATE TRIGGER "Passkey_owner" AFTER INSERT OR DELETE ON "Passkey"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_keep_has_second_factor();

DROP TRIGGER "User_notify" ON "User";
CREATE TRIGGER "User_notify" AFTER INSERT OR DELETE
  OR UPDATE OF "disabledAt", "passwordHash", "username", "kind", "mustChangePassword", "hasSecondFactor", "providerVouchedAt" ON "User"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');

-- What settings ask of everybody's session holds at once.
CREATE FUNCTION wheelhouse_notify_setting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW."key", OLD."key") IN ('secondFactors', 'stepUp') THEN
    PERFORM pg_notify('wheelhouse', 'access');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Setting_notify" AFTER INSERT OR UPDATE OR DELETE ON "Setting"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_notify_setting();
