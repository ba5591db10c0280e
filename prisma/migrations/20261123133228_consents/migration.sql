-- CreateTable
CREATE TABLE "consents" (
    "id" BIGSERIAL NOT NULL,
    "order_no" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consents_order_no_idx" ON "consents"("order_no");

-- CreateIndex
CREATE INDEX "consents_account_id_idx" ON "consents"("account_id");
