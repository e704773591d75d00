-- AlterTable
ALTER TABLE "SignInChallenge" ADD COLUMN     "providerId" UUID,
ADD COLUMN     "sealedIdToken" BYTEA;

-- AddForeignKey
ALTER TABLE "SignInChallenge" ADD CONSTRAINT "SignInChallenge_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "IdentityProvider"("id") ON DELETE CASCADE ON UPDATE CASCADE;
