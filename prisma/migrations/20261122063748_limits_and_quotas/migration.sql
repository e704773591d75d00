-- AlterTable
ALTER TABLE "Placement" ADD COLUMN     "memoryBytes" BIGINT,
ADD COLUMN     "nanoCpus" BIGINT;

-- CreateTable
CREATE TABLE "CollectionLimits" (
    "collectionId" UUID NOT NULL,
    "limits" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CollectionLimits_pkey" PRIMARY KEY ("collectionId")
);

-- CreateTable
CREATE TABLE "QuotaClaim" (
    "id" UUID NOT NULL,
    "collectionId" UUID NOT NULL,
    "containers" INTEGER NOT NULL DEFAULT 0,
    "services" INTEGER NOT NULL DEFAULT 0,
    "memoryBytes" BIGINT NOT NULL DEFAULT 0,
    "nanoCpus" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuotaClaim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "QuotaClaim_collectionId_idx" ON "QuotaClaim"("collectionId");

-- AddForeignKey
ALTER TABLE "CollectionLimits" ADD CONSTRAINT "CollectionLimits_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuotaClaim" ADD CONSTRAINT "QuotaClaim_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever caches what is decided by limits hears of every change to them.
CREATE TRIGGER "CollectionLimits_notify" AFTER INSERT OR UPDATE OR DELETE ON "CollectionLimits"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
