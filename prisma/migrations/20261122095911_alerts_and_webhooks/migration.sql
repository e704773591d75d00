-- CreateEnum
CREATE TYPE "AlertState" AS ENUM ('pending', 'firing', 'resolved');

-- CreateEnum
CREATE TYPE "AlertSeverity" AS ENUM ('warning', 'critical');

-- CreateEnum
CREATE TYPE "WebhookDeliveryState" AS ENUM ('waiting', 'delivered', 'dead');

-- CreateTable
CREATE TABLE "AlertRule" (
    "rule" TEXT NOT NULL,
    "isEnabled" BOOLEAN NOT NULL,
    "thresholds" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AlertRule_pkey" PRIMARY KEY ("rule")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" "AlertSeverity" NOT NULL,
    "state" "AlertState" NOT NULL,
    "clusterId" UUID,
    "clusterName" TEXT NOT NULL DEFAULT '',
    "resourceKind" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "resourceName" TEXT NOT NULL,
    "collectionId" UUID,
    "ownerId" UUID,
    "message" TEXT NOT NULL,
    "advice" TEXT NOT NULL,
    "pendingAt" TIMESTAMPTZ(3) NOT NULL,
    "firedAt" TIMESTAMPTZ(3),
    "clearAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "toldAt" TIMESTAMPTZ(3),
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "silencedUntil" TIMESTAMPTZ(3),
    "silencedBy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "rules" TEXT[],
    "leastSeverity" "AlertSeverity" NOT NULL DEFAULT 'warning',
    "collectionId" UUID NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "alertId" UUID,
    "event" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" "WebhookDeliveryState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "giveUpAt" TIMESTAMPTZ(3) NOT NULL,
    "nextTryAt" TIMESTAMPTZ(3),
    "lastStatus" INTEGER,
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Alert_state_firedAt_idx" ON "Alert"("state", "firedAt");

-- CreateIndex
CREATE INDEX "Alert_rule_resourceId_idx" ON "Alert"("rule", "resourceId");

-- CreateIndex
CREATE INDEX "Alert_collectionId_idx" ON "Alert"("collectionId");

-- CreateIndex
CREATE INDEX "Alert_ownerId_idx" ON "Alert"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Webhook_name_key" ON "Webhook"("name");

-- CreateIndex
CREATE INDEX "Webhook_collectionId_idx" ON "Webhook"("collectionId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_idx" ON "WebhookDelivery"("webhookId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_alertId_idx" ON "WebhookDelivery"("alertId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_nextTryAt_idx" ON "WebhookDelivery"("state", "nextTryAt");

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Two gateways may find the same at once: one alert comes of it.
CREATE UNIQUE INDEX "Alert_one_open" ON "Alert"
  ("rule", coalesce("clusterId", '00000000-0000-0000-0000-000000000000'), "resourceKind", "resourceId")
  WHERE "state" <> 'resolved';
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_times" CHECK (
  ("state" = 'pending') = ("firedAt" IS NULL) AND ("state" = 'resolved') = ("resolvedAt" IS NOT NULL));
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_delivered"
  CHECK (("state" = 'delivered') = ("deliveredAt" IS NOT NULL));

-- Whoever shows alerts, or evaluates rules, is told that something changed.
CREATE TRIGGER "Alert_notify" AFTER INSERT OR UPDATE OR DELETE ON "Alert"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('alerts');
CREATE TRIGGER "AlertRule_notify" AFTER INSERT OR UPDATE OR DELETE ON "AlertRule"
  FOR EACH STATEMENT EXECUTE FUNCTION wheelhouse_notify('alerts');
