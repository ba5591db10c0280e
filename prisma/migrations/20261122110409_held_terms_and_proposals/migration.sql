-- AlterTable
ALTER TABLE "dues" ADD COLUMN     "extension" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "held_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "held_working_days" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "proposals" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "text_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "proposals_order_no_idx" ON "proposals"("order_no");

-- AddForeignKey
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;
