-- CreateTable
CREATE TABLE "SchedulingSet" (
    "id" TEXT NOT NULL,
    "collectionIds" UUID[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SchedulingSet_pkey" PRIMARY KEY ("id")
);

-- Which labels nodes bear follows from these.
CREATE TRIGGER "SchedulingSet_notify" AFTER INSERT OR UPDATE OR DELETE ON "SchedulingSet"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('placements');
CREATE TRIGGER "Collection_scheduling_notify" AFTER UPDATE OF "exclusive" ON "Collection"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('placements');
