-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "SubjectKind" AS ENUM ('user', 'team', 'everyone');

-- CreateEnum
CREATE TYPE "AuditPhase" AS ENUM ('intent', 'outcome', 'refusal');

-- CreateEnum
CREATE TYPE "ClusterState" AS ENUM ('connecting', 'reachable', 'unreachable');

-- CreateEnum
CREATE TYPE "ResourceKind" AS ENUM ('container', 'service', 'stack', 'volume', 'network', 'secret', 'config', 'node');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('preparing', 'ready', 'needs_attention', 'removing', 'removed');

-- CreateEnum
CREATE TYPE "UserKind" AS ENUM ('person', 'service');

-- CreateTable
CREATE TABLE "Role" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "operations" TEXT[],
    "builtIn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleVersion" (
    "roleId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "operations" TEXT[],
    "changedBy" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoleVersion_pkey" PRIMARY KEY ("roleId","version")
);

-- CreateTable
CREATE TABLE "Collection" (
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "parentId" UUID,
    "exclusive" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL,
    "subjectKind" "SubjectKind" NOT NULL,
    "userId" UUID,
    "teamId" UUID,
    "roleId" UUID NOT NULL,
    "collectionId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGINT NOT NULL,
    "canonical" TEXT NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "correlationId" UUID NOT NULL,
    "phase" "AuditPhase" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "cluster" TEXT NOT NULL,
    "resourceKind" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "resourceName" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cluster" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "sealedCredentials" BYTEA,
    "publishedHost" TEXT NOT NULL DEFAULT 'localhost',
    "registryHosts" TEXT[] DEFAULT ARRAY['docker.io']::TEXT[],
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "state" "ClusterState" NOT NULL DEFAULT 'connecting',
    "stateDetail" TEXT NOT NULL DEFAULT '',
    "engineVersion" TEXT NOT NULL DEFAULT '',
    "apiVersion" TEXT NOT NULL DEFAULT '',
    "checkedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Placement" (
    "id" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "kind" "ResourceKind" NOT NULL,
    "engineId" TEXT NOT NULL,
    "generation" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "collectionId" UUID NOT NULL,
    "ownerId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecSession" (
    "clusterId" UUID NOT NULL,
    "engineId" TEXT NOT NULL,
    "containerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExecSession_pkey" PRIMARY KEY ("clusterId","engineId")
);

-- CreateTable
CREATE TABLE "ImagePrefix" (
    "id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "collectionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImagePrefix_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "userAgent" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LaunchToken" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "orderId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "roleId" UUID NOT NULL,
    "collectionId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LaunchToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientCertificate" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "clusterId" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "notAfter" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientCertificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Authority" (
    "name" TEXT NOT NULL,
    "certificatePem" TEXT NOT NULL,
    "sealedKey" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Authority_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" BIGSERIAL NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CatalogItem" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "collectionId" UUID NOT NULL,
    "launchCollectionId" UUID NOT NULL,
    "launchRoleId" UUID NOT NULL,
    "clusterId" UUID,
    "template" JSONB NOT NULL,
    "isOffered" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CatalogItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "state" "OrderState" NOT NULL DEFAULT 'preparing',
    "statusText" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL DEFAULT '',
    "link" TEXT,
    "containerId" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "fullName" TEXT NOT NULL DEFAULT '',
    "kind" "UserKind" NOT NULL DEFAULT 'person',
    "passwordHash" TEXT,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "parentId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("teamId","userId")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Role_name_key" ON "Role"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Collection_path_key" ON "Collection"("path");

-- CreateIndex
CREATE INDEX "Grant_userId_idx" ON "Grant"("userId");

-- CreateIndex
CREATE INDEX "Grant_teamId_idx" ON "Grant"("teamId");

-- CreateIndex
CREATE INDEX "Grant_roleId_idx" ON "Grant"("roleId");

-- CreateIndex
CREATE INDEX "Grant_collectionId_idx" ON "Grant"("collectionId");

-- CreateIndex
CREATE INDEX "AuditEntry_correlationId_idx" ON "AuditEntry"("correlationId");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_seq_idx" ON "AuditEntry"("actor", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_collection_seq_idx" ON "AuditEntry"("collection", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Cluster_name_key" ON "Cluster"("name");

-- CreateIndex
CREATE INDEX "Placement_collectionId_idx" ON "Placement"("collectionId");

-- CreateIndex
CREATE INDEX "Placement_ownerId_idx" ON "Placement"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Placement_clusterId_kind_engineId_generation_key" ON "Placement"("clusterId", "kind", "engineId", "generation");

-- CreateIndex
CREATE UNIQUE INDEX "ImagePrefix_prefix_key" ON "ImagePrefix"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "LaunchToken_tokenHash_key" ON "LaunchToken"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ClientCertificate_serial_key" ON "ClientCertificate"("serial");

-- CreateIndex
CREATE INDEX "ClientCertificate_userId_idx" ON "ClientCertificate"("userId");

-- CreateIndex
CREATE INDEX "SignInAttempt_account_at_idx" ON "SignInAttempt"("account", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_address_at_idx" ON "SignInAttempt"("address", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_at_idx" ON "SignInAttempt"("at");

-- CreateIndex
CREATE UNIQUE INDEX "CatalogItem_slug_key" ON "CatalogItem"("slug");

-- CreateIndex
CREATE INDEX "Order_ownerId_idx" ON "Order"("ownerId");

-- CreateIndex
CREATE INDEX "Order_state_expiresAt_idx" ON "Order"("state", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE UNIQUE INDEX "Team_name_key" ON "Team"("name");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- AddForeignKey
ALTER TABLE "RoleVersion" ADD CONSTRAINT "RoleVersion_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "Role"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Collection" ADD CONSTRAINT "Collection_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "Role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecSession" ADD CONSTRAINT "ExecSession_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecSession" ADD CONSTRAINT "ExecSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImagePrefix" ADD CONSTRAINT "ImagePrefix_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LaunchToken" ADD CONSTRAINT "LaunchToken_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LaunchToken" ADD CONSTRAINT "LaunchToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LaunchToken" ADD CONSTRAINT "LaunchToken_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "Role"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LaunchToken" ADD CONSTRAINT "LaunchToken_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientCertificate" ADD CONSTRAINT "ClientCertificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientCertificate" ADD CONSTRAINT "ClientCertificate_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogItem" ADD CONSTRAINT "CatalogItem_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogItem" ADD CONSTRAINT "CatalogItem_launchCollectionId_fkey" FOREIGN KEY ("launchCollectionId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogItem" ADD CONSTRAINT "CatalogItem_launchRoleId_fkey" FOREIGN KEY ("launchRoleId") REFERENCES "Role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogItem" ADD CONSTRAINT "CatalogItem_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "CatalogItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot express --------------------------------------------------------------

-- Names and paths have one form.
ALTER TABLE "User" ADD CONSTRAINT "User_username_form"
  CHECK ("username" ~ '^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$');
ALTER TABLE "Team" ADD CONSTRAINT "Team_name_form" CHECK ("name" ~ '^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$');
ALTER TABLE "Team" ADD CONSTRAINT "Team_not_own_parent" CHECK ("parentId" <> "id");
ALTER TABLE "Cluster" ADD CONSTRAINT "Cluster_name_form" CHECK ("name" ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$');
ALTER TABLE "Cluster" ADD CONSTRAINT "Cluster_endpoint_form" CHECK ("endpoint" ~ '^(unix:///|tcp://).+');
ALTER TABLE "Role" ADD CONSTRAINT "Role_name_form" CHECK ("name" ~ '^\S(.{0,62}\S)?$');
ALTER TABLE "Collection" ADD CONSTRAINT "Collection_path_form"
  CHECK ("path" = '/' OR "path" ~ '^(/[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?)+$');
ALTER TABLE "Collection" ADD CONSTRAINT "Collection_root_has_no_parent" CHECK (("path" = '/') = ("parentId" IS NULL));
CREATE UNIQUE INDEX "Cluster_one_default" ON "Cluster" ("isDefault") WHERE "isDefault";

-- A grant has exactly the subject that its kind names, and is made once.
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_subject" CHECK (
  ("subjectKind" = 'user'     AND "userId" IS NOT NULL AND "teamId" IS NULL) OR
  ("subjectKind" = 'team'     AND "teamId" IS NOT NULL AND "userId" IS NULL) OR
  ("subjectKind" = 'everyone' AND "userId" IS NULL     AND "teamId" IS NULL));
CREATE UNIQUE INDEX "Grant_once" ON "Grant" ("subjectKind", "userId", "teamId", "roleId", "collectionId")
  NULLS NOT DISTINCT;

-- A collection's path is its parent's path and one more name.
CREATE FUNCTION wheelhouse_check_collection_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent_path text;
BEGIN
  IF NEW."parentId" IS NULL THEN RETURN NEW; END IF;
  SELECT "path" INTO parent_path FROM "Collection" WHERE "id" = NEW."parentId";
  IF regexp_replace(NEW."path", '/[^/]+$', '') <> (CASE parent_path WHEN '/' THEN '' ELSE parent_path END) THEN
    RAISE EXCEPTION 'collection % is not below %', NEW."path", parent_path USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Collection_path" BEFORE INSERT OR UPDATE ON "Collection"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_check_collection_path();

-- Teams form a tree, never a circle.
CREATE FUNCTION wheelhouse_check_team_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."parentId" IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('wheelhouse.teams'));
  IF EXISTS (
    WITH RECURSIVE up AS (
      SELECT "id", "parentId" FROM "Team" WHERE "id" = NEW."parentId"
      UNION
      SELECT t."id", t."parentId" FROM "Team" t JOIN up ON t."id" = up."parentId")
    SELECT 1 FROM up WHERE "id" = NEW."id")
  THEN
    RAISE EXCEPTION 'team % would be its own ancestor', NEW."name" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Team_tree" BEFORE INSERT OR UPDATE ON "Team"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_check_team_tree();

-- The audit log is numbered, chained and filled in here, and never changed.
INSERT INTO "AuditHead" ("id", "seq", "hash") VALUES (1, 0, decode(repeat('00', 32), 'hex'));
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_one_row" CHECK ("id" = 1);

CREATE FUNCTION wheelhouse_chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head "AuditHead"; content jsonb := NEW."canonical"::jsonb;
BEGIN
  SELECT * INTO STRICT head FROM "AuditHead" WHERE "id" = 1 FOR UPDATE;
  NEW."seq" := head."seq" + 1;
  NEW."prevHash" := head."hash";
  NEW."hash" := sha256(head."hash" || convert_to(NEW."seq"::text || ':' || NEW."canonical", 'UTF8'));
  NEW."correlationId" := (content->>'correlationId')::uuid;
  NEW."phase" := (content->>'phase')::"AuditPhase";
  NEW."at" := (content->>'at')::timestamptz;
  NEW."actor" := coalesce(content->>'actor', '');
  NEW."credential" := coalesce(content->>'credential', '');
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
CREATE TRIGGER "AuditEntry_chain" BEFORE INSERT ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION wheelhouse_chain_audit_entry();

CREATE FUNCTION wheelhouse_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_refuse_audit_change();
CREATE TRIGGER "AuditHead_keep" BEFORE DELETE OR TRUNCATE ON "AuditHead"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_refuse_audit_change();

-- Whoever caches access hears of every change to it, whichever code made the change.
CREATE FUNCTION wheelhouse_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wheelhouse', TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE TRIGGER "User_notify" AFTER INSERT OR DELETE OR UPDATE OF "disabledAt", "passwordHash", "username", "kind" ON "User"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "Team_notify" AFTER INSERT OR UPDATE OR DELETE ON "Team"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "Membership_notify" AFTER INSERT OR UPDATE OR DELETE ON "Membership"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "Role_notify" AFTER INSERT OR UPDATE OR DELETE ON "Role"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "Collection_notify" AFTER INSERT OR UPDATE OR DELETE ON "Collection"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "Grant_notify" AFTER INSERT OR UPDATE OR DELETE ON "Grant"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "ImagePrefix_notify" AFTER INSERT OR UPDATE OR DELETE ON "ImagePrefix"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "Session_notify" AFTER DELETE OR UPDATE OF "revokedAt", "expiresAt" ON "Session"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "ApiToken_notify" AFTER DELETE OR UPDATE OF "revokedAt", "expiresAt" ON "ApiToken"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "LaunchToken_notify" AFTER DELETE OR UPDATE OF "expiresAt" ON "LaunchToken"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "ClientCertificate_notify" AFTER DELETE OR UPDATE OF "revokedAt" ON "ClientCertificate"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('access');
CREATE TRIGGER "Placement_notify" AFTER INSERT OR DELETE OR UPDATE OF "collectionId", "ownerId" ON "Placement"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('placements');
CREATE TRIGGER "Cluster_notify"
  AFTER INSERT OR DELETE OR UPDATE OF "name", "endpoint", "sealedCredentials", "publishedHost", "registryHosts", "isDefault" ON "Cluster"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('clusters');
