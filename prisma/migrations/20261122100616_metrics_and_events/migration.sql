-- CreateTable
CREATE TABLE "TrackedResource" (
    "id" SERIAL NOT NULL,
    "clusterId" UUID,
    "kind" TEXT NOT NULL,
    "engineId" TEXT NOT NULL,
    "generation" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "collectionId" UUID,
    "serviceId" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrackedResource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MetricMinute" (
    "resourceId" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,
    "points" BYTEA NOT NULL,

    CONSTRAINT "MetricMinute_pkey" PRIMARY KEY ("resourceId","minute")
);

-- CreateTable
CREATE TABLE "MetricBlock" (
    "resourceId" INTEGER NOT NULL,
    "step" SMALLINT NOT NULL,
    "minute" INTEGER NOT NULL,
    "points" BYTEA NOT NULL,

    CONSTRAINT "MetricBlock_pkey" PRIMARY KEY ("resourceId","step","minute")
);

-- CreateTable
CREATE TABLE "MetricProgress" (
    "clusterId" UUID NOT NULL,
    "step" SMALLINT NOT NULL,
    "until" INTEGER NOT NULL,

    CONSTRAINT "MetricProgress_pkey" PRIMARY KEY ("clusterId","step")
);

-- CreateTable
CREATE TABLE "EngineEvent" (
    "id" BIGSERIAL NOT NULL,
    "clusterId" UUID NOT NULL,
    "engineTime" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "resourceId" INTEGER NOT NULL,
    "otherId" INTEGER,
    "details" JSONB NOT NULL,

    CONSTRAINT "EngineEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TrackedResource_clusterId_serviceId_idx" ON "TrackedResource"("clusterId", "serviceId");

-- CreateIndex
CREATE INDEX "TrackedResource_collectionId_idx" ON "TrackedResource"("collectionId");

-- CreateIndex
CREATE UNIQUE INDEX "TrackedResource_clusterId_kind_engineId_generation_key" ON "TrackedResource"("clusterId", "kind", "engineId", "generation");

-- CreateIndex
CREATE INDEX "EngineEvent_clusterId_at_id_idx" ON "EngineEvent"("clusterId", "at", "id");

-- CreateIndex
CREATE INDEX "EngineEvent_resourceId_at_id_idx" ON "EngineEvent"("resourceId", "at", "id");

-- CreateIndex
CREATE INDEX "EngineEvent_otherId_at_id_idx" ON "EngineEvent"("otherId", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "EngineEvent_clusterId_engineTime_resourceId_action_key" ON "EngineEvent"("clusterId", "engineTime", "resourceId", "action");

-- CreateIndex
CREATE INDEX "AuditEntry_resourceId_idx" ON "AuditEntry"("resourceId");

-- AddForeignKey
ALTER TABLE "TrackedResource" ADD CONSTRAINT "TrackedResource_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackedResource" ADD CONSTRAINT "TrackedResource_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MetricMinute" ADD CONSTRAINT "MetricMinute_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "TrackedResource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MetricBlock" ADD CONSTRAINT "MetricBlock_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "TrackedResource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MetricProgress" ADD CONSTRAINT "MetricProgress_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EngineEvent" ADD CONSTRAINT "EngineEvent_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "TrackedResource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EngineEvent" ADD CONSTRAINT "EngineEvent_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "TrackedResource"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Who may see the history of something is decided by where that is, from the moment that it is moved.
CREATE FUNCTION wheelhouse_move_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TrackedResource" SET "collectionId" = NEW."collectionId"
  WHERE "clusterId" = NEW."clusterId" AND "kind" = NEW."kind"::text AND "engineId" = NEW."engineId"
    AND "generation" = CASE WHEN NEW."generation" = '*' THEN '' ELSE NEW."generation" END;
  -- The containers of tasks are where their service is.
  IF NEW."kind" = 'service' THEN
    UPDATE "TrackedResource" SET "collectionId" = NEW."collectionId"
    WHERE "clusterId" = NEW."clusterId" AND "serviceId" = NEW."engineId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Placement_move_history" AFTER INSERT OR UPDATE OF "collectionId" ON "Placement"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_move_history();

-- Minutes come and go all the time.
ALTER TABLE "MetricMinute" SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.2);
