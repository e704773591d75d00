-- CreateEnum
CREATE TYPE "LinkKind" AS ENUM ('invitation', 'reset');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('waiting', 'sent', 'failed');

-- AlterTable
ALTER TABLE "ApiToken" ADD COLUMN     "madeById" UUID;

-- AlterTable
ALTER TABLE "ClientCertificate" ADD COLUMN     "family" UUID,
ADD COLUMN     "madeById" UUID,
ADD COLUMN     "renewedAt" TIMESTAMPTZ(3),
ADD COLUMN     "toldAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL,
    "kind" "LinkKind" NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "createdById" UUID,
    "sentTo" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sealedText" BYTEA,
    "state" "MailState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "giveUpAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnownAddress" (
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownAddress_pkey" PRIMARY KEY ("account","address")
);

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_idx" ON "OneTimeLink"("userId");

-- CreateIndex
CREATE INDEX "OneTimeLink_createdById_idx" ON "OneTimeLink"("createdById");

-- CreateIndex
CREATE INDEX "Mail_state_createdAt_idx" ON "Mail"("state", "createdAt");

-- CreateIndex
CREATE INDEX "KnownAddress_lastAt_idx" ON "KnownAddress"("lastAt");

-- CreateIndex
CREATE INDEX "ApiToken_madeById_idx" ON "ApiToken"("madeById");

-- CreateIndex
CREATE INDEX "ClientCertificate_family_idx" ON "ClientCertificate"("family");

-- CreateIndex
CREATE INDEX "ClientCertificate_madeById_idx" ON "ClientCertificate"("madeById");

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "ApiToken"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientCertificate" ADD CONSTRAINT "ClientCertificate_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "ApiToken"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Each certificate that exists is a family of its own.
UPDATE "ClientCertificate" SET "family" = "id";
ALTER TABLE "ClientCertificate" ALTER COLUMN "family" SET NOT NULL;

-- Settings are remembered for a moment; but for those that processes keep for themselves, a change
-- of any holds at once.
CREATE OR REPLACE FUNCTION wheelhouse_notify_setting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW."key", OLD."key") NOT IN ('audit-concluded-until', 'engine-public-key') THEN
    PERFORM pg_notify('wheelhouse', 'access');
  END IF;
  RETURN NULL;
END $$;
