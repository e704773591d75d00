-- CreateIndex
CREATE INDEX "AuditEntry_firstSeq_idx" ON "AuditEntry"("firstSeq");
