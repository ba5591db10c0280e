-- CreateIndex
CREATE INDEX "orders_account_id_open_certificate_index_idx" ON "orders"("account_id", "open_certificate_index");
