-- CreateTable
CREATE TABLE "AuditStream" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "authority" TEXT NOT NULL DEFAULT '',
    "sealedSecret" BYTEA,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "sentUpTo" BIGINT NOT NULL,
    "sureUpTo" BIGINT NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT NOT NULL DEFAULT '',
    "nextTryAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditStream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditSearch" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditCheck" (
    "id" UUID NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "entries" BIGINT NOT NULL DEFAULT 0,
    "brokenAt" BIGINT,
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditStream_name_key" ON "AuditStream"("name");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSearch_ownerId_name_key" ON "AuditSearch"("ownerId", "name");

-- AddForeignKey
ALTER TABLE "AuditSearch" ADD CONSTRAINT "AuditSearch_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
