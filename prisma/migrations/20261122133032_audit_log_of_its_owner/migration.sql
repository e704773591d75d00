-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "credentialId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "requestId" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "AuditSeal" (
    "lastSeq" BIGINT NOT NULL,
    "firstSeq" BIGINT NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "lastHash" BYTEA NOT NULL,
    "file" TEXT NOT NULL,
    "fileHash" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("lastSeq")
);

-- CreateIndex
CREATE INDEX "AuditEntry_requestId_idx" ON "AuditEntry"("requestId");

-- CreateIndex
CREATE INDEX "AuditEntry_operation_seq_idx" ON "AuditEntry"("operation", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_credentialId_seq_idx" ON "AuditEntry"("credentialId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_address_seq_idx" ON "AuditEntry"("address", "seq");

-- What is filtered on is what was hashed: entries from before have it in their content.
ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_append_only";
UPDATE "AuditEntry" SET "address" = "canonical"::jsonb->>'address'
  WHERE coalesce("canonical"::jsonb->>'address', '') <> '';
ALTER TABLE "AuditEntry" ENABLE TRIGGER "AuditEntry_append_only";

-- It runs with the rights of the tables' owner: whoever may add an entry can do nothing else to the
-- chain. pg_temp comes last, or a temporary table could stand in for the head.
CREATE OR REPLACE FUNCTION wheelhouse_chain_audit_entry() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE head "AuditHead"; content jsonb := NEW."canonical"::jsonb;
BEGIN
  SELECT * INTO STRICT head FROM "AuditHead" WHERE "id" = 1 FOR UPDATE;
  NEW."seq" := head."seq" + 1;
  NEW."prevHash" := head."hash";
  NEW."hash" := sha256(head."hash" || convert_to(NEW."seq"::text || ':' || NEW."canonical", 'UTF8'));
  NEW."correlationId" := (content->>'correlationId')::uuid;
  NEW."requestId" := coalesce(content->>'requestId', '');
  NEW."phase" := (content->>'phase')::"AuditPhase";
  NEW."at" := (content->>'at')::timestamptz;
  NEW."actor" := coalesce(content->>'actor', '');
  NEW."credential" := coalesce(content->>'credential', '');
  NEW."credentialId" := coalesce(content->>'credentialId', '');
  NEW."address" := coalesce(content->>'address', '');
  NEW."operation" := coalesce(content->>'operation', '');
  NEW."cluster" := coalesce(content->>'cluster', '');
  NEW."resourceKind" := coalesce(content->>'resourceKind', '');
  NEW."resourceId" := coalesce(content->>'resourceId', '');
  NEW."resourceName" := coalesce(content->>'resourceName', '');
  NEW."collection" := coalesce(content->>'collection', '');
  NEW."outcome" := coalesce(content->>'outcome', '');
  UPDATE "AuditHead" SET "seq" = NEW."seq", "hash" = NEW."hash" WHERE "id" = 1;
  RETURN NEW;
END $$;

-- Entries are removed by wheelhouse_remove_sealed_audit alone; to have the right to delete is not enough.
CREATE OR REPLACE FUNCTION wheelhouse_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'AuditEntry'
    AND current_setting('wheelhouse.removing_sealed_audit', true) = 'yes' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditSeal_keep" BEFORE DELETE OR TRUNCATE ON "AuditSeal"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_refuse_audit_change();

-- Removes the entries of one seal, when they are the oldest that are left and end as the seal says.
CREATE FUNCTION wheelhouse_remove_sealed_audit("upTo" bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE seal "AuditSeal"; oldest "AuditEntry"; newest "AuditEntry"; removed bigint;
BEGIN
  SELECT * INTO seal FROM "AuditSeal" WHERE "lastSeq" = "upTo" FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no seal up to entry %', "upTo"; END IF;
  SELECT * INTO oldest FROM "AuditEntry" ORDER BY "seq" LIMIT 1;
  SELECT * INTO newest FROM "AuditEntry" WHERE "seq" = "upTo";
  IF oldest."seq" IS DISTINCT FROM seal."firstSeq" OR oldest."prevHash" IS DISTINCT FROM seal."prevHash"
    OR newest."hash" IS DISTINCT FROM seal."lastHash" THEN
    RAISE EXCEPTION 'the entries up to % are not those that were sealed', "upTo";
  END IF;
  PERFORM set_config('wheelhouse.removing_sealed_audit', 'yes', true);
  DELETE FROM "AuditEntry" WHERE "seq" <= "upTo";
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('wheelhouse.removing_sealed_audit', '', true);
  UPDATE "AuditSeal" SET "removedAt" = now() WHERE "lastSeq" = "upTo";
  RETURN removed;
END $$;
REVOKE ALL ON FUNCTION wheelhouse_remove_sealed_audit(bigint) FROM PUBLIC;
