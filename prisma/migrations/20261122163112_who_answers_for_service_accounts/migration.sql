-- AlterTable
ALTER TABLE "User" ADD COLUMN     "responsibleTeamId" UUID,
ADD COLUMN     "responsibleUserId" UUID;

-- CreateIndex
CREATE INDEX "User_responsibleUserId_idx" ON "User"("responsibleUserId");

-- CreateIndex
CREATE INDEX "User_responsibleTeamId_idx" ON "User"("responsibleTeamId");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_responsibleUserId_fkey" FOREIGN KEY ("responsibleUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_responsibleTeamId_fkey" FOREIGN KEY ("responsibleTeamId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;
