-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "secondFactor" TEXT,
ADD COLUMN     "steppedUpAt" TIMESTAMPTZ(3);

-- What counts as proven for dangerous operations is read with the session.
DROP TRIGGER "Session_notify" ON "Session";
CREATE TRIGGER "Session_notify" AFTER DELETE OR UPDATE OF "revokedAt", "expiresAt", "secondFactor", "steppedUpAt" ON "Session"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
