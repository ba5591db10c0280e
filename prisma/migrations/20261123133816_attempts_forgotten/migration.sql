-- CreateIndex
CREATE INDEX "attempts_last_at_idx" ON "attempts"("last_at");
