-- AlterTable
ALTER TABLE "timeline" ADD COLUMN     "words_cipher" BYTEA;

-- CreateTable
CREATE TABLE "returned_forms" (
    "order_no" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "form_version" INTEGER NOT NULL,
    "form_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "returned_forms_pkey" PRIMARY KEY ("order_no","revision")
);

-- AddForeignKey
ALTER TABLE "returned_forms" ADD CONSTRAINT "returned_forms_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;
