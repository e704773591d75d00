-- CreateEnum
CREATE TYPE "AccessRequestState" AS ENUM ('open', 'granted', 'declined', 'withdrawn', 'lapsed');

-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "tellsAccess" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "viewingReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "viewingUntil" TIMESTAMPTZ(3),
ADD COLUMN     "viewingUserId" UUID;

-- CreateTable
CREATE TABLE "AccessRequest" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "collectionId" UUID NOT NULL,
    "roleId" UUID,
    "reason" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" "AccessRequestState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lapsesAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "answer" TEXT NOT NULL DEFAULT '',
    "grantId" UUID,
    "grantedRole" TEXT NOT NULL DEFAULT '',
    "grantedOn" TEXT NOT NULL DEFAULT '',
    "grantedUntil" TIMESTAMPTZ(3),
    "warnedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '',
    "subjectId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AccessRequest_grantId_key" ON "AccessRequest"("grantId");

-- CreateIndex
CREATE INDEX "AccessRequest_userId_createdAt_idx" ON "AccessRequest"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "AccessRequest_collectionId_idx" ON "AccessRequest"("collectionId");

-- CreateIndex
CREATE INDEX "AccessRequest_roleId_idx" ON "AccessRequest"("roleId");

-- CreateIndex
CREATE INDEX "AccessRequest_decidedById_idx" ON "AccessRequest"("decidedById");

-- CreateIndex
CREATE INDEX "AccessRequest_state_lapsesAt_idx" ON "AccessRequest"("state", "lapsesAt");

-- CreateIndex
CREATE INDEX "Notice_userId_id_idx" ON "Notice"("userId", "id");

-- CreateIndex
CREATE INDEX "Notice_subjectId_idx" ON "Notice"("subjectId");

-- CreateIndex
CREATE INDEX "Notice_createdAt_idx" ON "Notice"("createdAt");

-- CreateIndex
CREATE INDEX "Session_viewingUserId_idx" ON "Session"("viewingUserId");

-- AddForeignKey
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "Role"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "Grant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_viewingUserId_fkey" FOREIGN KEY ("viewingUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Asking twice at once is asking once.
CREATE UNIQUE INDEX "AccessRequest_one_open" ON "AccessRequest" ("userId", "operation", "collectionId")
  WHERE "state" = 'open';
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided"
  CHECK (("state" = 'open') = ("decidedAt" IS NULL) AND "minutes" > 0);
ALTER TABLE "Session" ADD CONSTRAINT "Session_viewing"
  CHECK ("viewingUserId" IS NULL OR ("viewingUntil" IS NOT NULL AND "viewingUserId" <> "userId"));

-- Whose notices changed: the bells of their tabs.
CREATE FUNCTION wheelhouse_notify_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wheelhouse', 'notices ' || coalesce(NEW."userId", OLD."userId"));
  RETURN NULL;
END $$;
CREATE TRIGGER "Notice_notify" AFTER INSERT OR UPDATE OR DELETE ON "Notice"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_notify_notices();

-- Who a session sees the console as is part of what it may do.
CREATE TRIGGER "Session_viewing_notify" AFTER UPDATE OF "viewingUserId", "viewingUntil" ON "Session"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
