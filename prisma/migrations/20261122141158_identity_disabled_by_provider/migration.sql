-- AlterTable
ALTER TABLE "User" ADD COLUMN     "isDisabledByProvider" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "externalId" TEXT;
