-- CreateEnum
CREATE TYPE "DeploymentState" AS ENUM ('running', 'failed', 'done', 'stopped');

-- CreateTable
CREATE TABLE "Deployment" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "stack" TEXT NOT NULL,
    "state" "DeploymentState" NOT NULL DEFAULT 'running',
    "detail" TEXT NOT NULL DEFAULT '',
    "steps" JSONB NOT NULL,
    "sealedPlan" BYTEA,
    "askedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeploymentToken" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "deploymentId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeploymentToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Deployment_clusterId_idx" ON "Deployment"("clusterId");

-- CreateIndex
CREATE INDEX "Deployment_askedById_idx" ON "Deployment"("askedById");

-- CreateIndex
CREATE INDEX "Deployment_state_endedAt_idx" ON "Deployment"("state", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Deployment_ownerId_clusterId_stack_key" ON "Deployment"("ownerId", "clusterId", "stack");

-- CreateIndex
CREATE UNIQUE INDEX "DeploymentToken_tokenHash_key" ON "DeploymentToken"("tokenHash");

-- CreateIndex
CREATE INDEX "DeploymentToken_deploymentId_idx" ON "DeploymentToken"("deploymentId");

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "ApiToken"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentToken" ADD CONSTRAINT "DeploymentToken_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A deployment has its plan for as long as something of it is to be done.
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_ended"
  CHECK (("state" = 'running') = ("endedAt" IS NULL)
    AND ("state" NOT IN ('done', 'stopped') OR "sealedPlan" IS NULL));

-- Whose deployments changed: what their tabs show.
CREATE FUNCTION wheelhouse_notify_deployments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wheelhouse', 'deployments ' || coalesce(NEW."ownerId", OLD."ownerId"));
  RETURN NULL;
END $$;
CREATE TRIGGER "Deployment_notify" AFTER INSERT OR UPDATE OR DELETE ON "Deployment"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_notify_deployments();

-- What is not running acts for nobody any more.
CREATE TRIGGER "Deployment_state_notify" AFTER DELETE OR UPDATE OF "state" ON "Deployment"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "DeploymentToken_notify" AFTER DELETE OR UPDATE OF "expiresAt" ON "DeploymentToken"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
