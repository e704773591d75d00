-- CreateEnum
CREATE TYPE "RecordingEnd" AS ENUM ('closed', 'cut', 'full', 'unwritten');

-- AlterTable
ALTER TABLE "Collection" ADD COLUMN     "recordTerminals" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "TerminalRecording" (
    "id" UUID NOT NULL,
    "correlationId" UUID NOT NULL,
    "cluster" TEXT NOT NULL,
    "containerId" TEXT NOT NULL,
    "containerName" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "end" "RecordingEnd",
    "printedBytes" INTEGER NOT NULL DEFAULT 0,
    "sha256" BYTEA,

    CONSTRAINT "TerminalRecording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TerminalRecordingPart" (
    "recordingId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "TerminalRecordingPart_pkey" PRIMARY KEY ("recordingId","place")
);

-- CreateIndex
CREATE UNIQUE INDEX "TerminalRecording_correlationId_key" ON "TerminalRecording"("correlationId");

-- CreateIndex
CREATE INDEX "TerminalRecording_startedAt_idx" ON "TerminalRecording"("startedAt");

-- CreateIndex
CREATE INDEX "TerminalRecording_collection_startedAt_idx" ON "TerminalRecording"("collection", "startedAt");

-- AddForeignKey
ALTER TABLE "TerminalRecordingPart" ADD CONSTRAINT "TerminalRecordingPart_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "TerminalRecording"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "TerminalRecording" ADD CONSTRAINT "TerminalRecording_ended"
  CHECK (("endedAt" IS NULL) = ("end" IS NULL) AND ("endedAt" IS NULL) = ("sha256" IS NULL));

-- What was recorded stays as it was; its hash is in the audit log.
CREATE FUNCTION wheelhouse_keep_recording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'recordings of terminals cannot be changed';
END $$;
CREATE TRIGGER "TerminalRecordingPart_keep" BEFORE UPDATE ON "TerminalRecordingPart"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_keep_recording();
CREATE TRIGGER "TerminalRecording_keep" BEFORE UPDATE ON "TerminalRecording"
  FOR EACH ROW WHEN (OLD."endedAt" IS NOT NULL) EXECUTE FUNCTION wheelhouse_keep_recording();
