-- AlterTable
ALTER TABLE "User" ADD COLUMN     "email" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- One address is one, however it is typed.
ALTER TABLE "User" ADD CONSTRAINT "User_email_form"
  CHECK ("email" = lower("email") AND "email" ~ '^[!-~]+@[!-~]+$' AND length("email") <= 254);
