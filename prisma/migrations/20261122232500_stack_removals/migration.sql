-- CreateEnum
CREATE TYPE "DeploymentAction" AS ENUM ('deploy', 'remove');

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "action" "DeploymentAction" NOT NULL DEFAULT 'deploy';

-- What could be removed of a stack was its services alone. A quoted word before a colon is a key.
UPDATE "Deployment" SET "steps" =
  replace("steps"::text, '"kind": "removal"', '"kind": "service-removal"')::jsonb
  WHERE "steps"::text LIKE '%"kind": "removal"%';

-- A removal sends nothing.
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_removal_without_plan"
  CHECK ("action" = 'deploy' OR "sealedPlan" IS NULL);
