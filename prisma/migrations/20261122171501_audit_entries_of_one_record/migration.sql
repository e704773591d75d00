-- DropIndex
DROP INDEX "AuditEntry_requestId_idx";

-- DropIndex
DROP INDEX "AuditEntry_resourceId_idx";

-- DropIndex
DROP INDEX "AuditEntry_actor_seq_idx";

-- DropIndex
DROP INDEX "AuditEntry_collection_seq_idx";

-- DropIndex
DROP INDEX "AuditEntry_operation_seq_idx";

-- DropIndex
DROP INDEX "AuditEntry_credentialId_seq_idx";

-- DropIndex
DROP INDEX "AuditEntry_address_seq_idx";

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "firstSeq" BIGINT;

-- Entries from before: an outcome belongs to the intent with its correlation id.
ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_append_only";
UPDATE "AuditEntry" e SET "firstSeq" = coalesce(
  CASE WHEN e."phase" = 'outcome' THEN (
    SELECT min(i."seq") FROM "AuditEntry" i WHERE i."correlationId" = e."correlationId" AND i."phase" = 'intent') END,
  e."seq");
ALTER TABLE "AuditEntry" ENABLE TRIGGER "AuditEntry_append_only";
ALTER TABLE "AuditEntry" ALTER COLUMN "firstSeq" SET NOT NULL;

-- CreateIndex
CREATE INDEX "AuditEntry_requestId_firstSeq_idx" ON "AuditEntry"("requestId", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_firstSeq_idx" ON "AuditEntry"("actor", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_credentialId_firstSeq_idx" ON "AuditEntry"("credentialId", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_address_firstSeq_idx" ON "AuditEntry"("address", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_operation_firstSeq_idx" ON "AuditEntry"("operation", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_collection_firstSeq_idx" ON "AuditEntry"("collection", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_cluster_firstSeq_idx" ON "AuditEntry"("cluster", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_outcome_firstSeq_idx" ON "AuditEntry"("outcome", "firstSeq");

-- CreateIndex
CREATE INDEX "AuditEntry_resourceKind_firstSeq_idx" ON "AuditEntry"("resourceKind", "firstSeq");

-- Names and ids may be longer than an index takes; nobody looks for more than their beginning.
CREATE INDEX "AuditEntry_resourceName_firstSeq_idx" ON "AuditEntry"(left("resourceName", 200), "firstSeq");
CREATE INDEX "AuditEntry_resourceId_firstSeq_idx" ON "AuditEntry"(left("resourceId", 200) text_pattern_ops, "firstSeq");

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
  NEW."firstSeq" := NEW."seq";
  IF NEW."phase" = 'outcome' THEN
    NEW."firstSeq" := coalesce((SELECT min(i."seq") FROM "AuditEntry" i
      WHERE i."correlationId" = NEW."correlationId" AND i."phase" = 'intent'), NEW."seq");
  END IF;
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

-- An outcome whose intent is removed stands for itself from then on.
CREATE OR REPLACE FUNCTION wheelhouse_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'UPDATE') AND TG_TABLE_NAME = 'AuditEntry'
    AND current_setting('wheelhouse.removing_sealed_audit', true) = 'yes' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE FUNCTION wheelhouse_remove_sealed_audit("upTo" bigint) RETURNS bigint LANGUAGE plpgsql AS $$
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
  UPDATE "AuditEntry" SET "firstSeq" = "seq" WHERE "firstSeq" <= "upTo";
  PERFORM set_config('wheelhouse.removing_sealed_audit', '', true);
  UPDATE "AuditSeal" SET "removedAt" = now() WHERE "lastSeq" = "upTo";
  RETURN removed;
END $$;
