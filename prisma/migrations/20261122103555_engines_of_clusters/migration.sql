-- CreateEnum
CREATE TYPE "EngineRole" AS ENUM ('manager', 'node');

-- CreateTable
CREATE TABLE "ClusterEngine" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "sealedCredentials" BYTEA,
    "role" "EngineRole" NOT NULL DEFAULT 'manager',
    "nodeId" TEXT NOT NULL DEFAULT '',
    "hostname" TEXT NOT NULL DEFAULT '',
    "state" "ClusterState" NOT NULL DEFAULT 'connecting',
    "stateDetail" TEXT NOT NULL DEFAULT '',
    "engineVersion" TEXT NOT NULL DEFAULT '',
    "apiVersion" TEXT NOT NULL DEFAULT '',
    "checkedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClusterEngine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ClusterEngine_clusterId_endpoint_key" ON "ClusterEngine"("clusterId", "endpoint");

-- AddForeignKey
ALTER TABLE "ClusterEngine" ADD CONSTRAINT "ClusterEngine_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ClusterEngine" ADD CONSTRAINT "ClusterEngine_endpoint_form" CHECK ("endpoint" ~ '^(unix:///|tcp://|ssh://).+');

-- Two engines of a cluster cannot be the same node of its Swarm.
CREATE UNIQUE INDEX "ClusterEngine_one_per_node" ON "ClusterEngine" ("clusterId", "nodeId") WHERE "nodeId" <> '';

-- What each cluster was reached by becomes its first engine, under the cluster's own id: its credentials are
-- sealed for that id, and nobody but the gateway can seal them again.
INSERT INTO "ClusterEngine" ("id", "clusterId", "endpoint", "sealedCredentials", "state", "stateDetail",
  "engineVersion", "apiVersion", "checkedAt", "createdAt")
SELECT "id", "id", "endpoint", "sealedCredentials", "state", "stateDetail",
  "engineVersion", "apiVersion", "checkedAt", "createdAt" FROM "Cluster";

DROP TRIGGER "Cluster_notify" ON "Cluster";
ALTER TABLE "Cluster" DROP CONSTRAINT "Cluster_endpoint_form";

-- AlterTable
ALTER TABLE "Cluster" DROP COLUMN "endpoint", DROP COLUMN "sealedCredentials";

CREATE TRIGGER "Cluster_notify"
  AFTER INSERT OR DELETE OR UPDATE OF "name", "publishedHost", "registryHosts", "isDefault" ON "Cluster"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('clusters');
CREATE TRIGGER "ClusterEngine_notify"
  AFTER INSERT OR DELETE OR UPDATE OF "endpoint", "sealedCredentials" ON "ClusterEngine"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('clusters');
