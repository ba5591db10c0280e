-- AlterTable
ALTER TABLE "effects" ADD COLUMN     "not_before" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "recipient_cipher" BYTEA,
ADD COLUMN     "recipient_index" TEXT,
ADD COLUMN     "segments" INTEGER;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "key_id" TEXT,
ADD COLUMN     "note_cipher" BYTEA;

-- CreateTable
CREATE TABLE "sms_verifications" (
    "report_id" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "sms_verifications_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "sms_verification_persons" (
    "id" UUID NOT NULL,
    "report_id" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "roles" TEXT[],
    "mobile_cipher" BYTEA NOT NULL,
    "mobile_index" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "sms_verification_persons_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sms_verifications_order_no_idx" ON "sms_verifications"("order_no");

-- CreateIndex
CREATE INDEX "sms_verification_persons_order_no_idx" ON "sms_verification_persons"("order_no");

-- CreateIndex
CREATE UNIQUE INDEX "sms_verification_persons_report_id_mobile_index_key" ON "sms_verification_persons"("report_id", "mobile_index");

-- CreateIndex
CREATE INDEX "notices_recipient_index_sending_at_idx" ON "notices"("recipient_index", "sending_at");

-- CreateIndex
CREATE INDEX "notices_possibly_doubled_idx" ON "notices"("possibly_doubled");

-- AddForeignKey
ALTER TABLE "sms_verifications" ADD CONSTRAINT "sms_verifications_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_verifications" ADD CONSTRAINT "sms_verifications_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_verification_persons" ADD CONSTRAINT "sms_verification_persons_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "sms_verifications"("report_id") ON DELETE RESTRICT ON UPDATE CASCADE;
