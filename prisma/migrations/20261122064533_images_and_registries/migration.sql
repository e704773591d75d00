-- CreateTable
CREATE TABLE "ImageOrigin" (
    "clusterId" UUID NOT NULL,
    "imageId" TEXT NOT NULL,
    "collectionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImageOrigin_pkey" PRIMARY KEY ("clusterId","imageId","collectionId")
);

-- CreateTable
CREATE TABLE "RegistryCredential" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "userId" UUID,
    "teamId" UUID,
    "username" TEXT NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RegistryCredential_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImageOrigin_collectionId_idx" ON "ImageOrigin"("collectionId");

-- CreateIndex
CREATE UNIQUE INDEX "RegistryCredential_userId_host_key" ON "RegistryCredential"("userId", "host");

-- CreateIndex
CREATE UNIQUE INDEX "RegistryCredential_teamId_host_key" ON "RegistryCredential"("teamId", "host");

-- AddForeignKey
ALTER TABLE "ImageOrigin" ADD CONSTRAINT "ImageOrigin_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageOrigin" ADD CONSTRAINT "ImageOrigin_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistryCredential" ADD CONSTRAINT "RegistryCredential_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistryCredential" ADD CONSTRAINT "RegistryCredential_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A credential is a person's or a team's.
ALTER TABLE "RegistryCredential" ADD CONSTRAINT "RegistryCredential_one_owner"
  CHECK (("userId" IS NULL) <> ("teamId" IS NULL));

-- Whose an image without a name is decides on streams and lists like a placement does.
CREATE TRIGGER "ImageOrigin_notify" AFTER INSERT OR UPDATE OR DELETE ON "ImageOrigin"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('placements');
