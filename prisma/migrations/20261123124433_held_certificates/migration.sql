-- DropIndex
DROP INDEX "orders_open_certificate_index_key";

-- CreateTable
CREATE TABLE "held_certificates" (
    "index" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,

    CONSTRAINT "held_certificates_pkey" PRIMARY KEY ("index")
);

-- CreateIndex
CREATE INDEX "held_certificates_order_no_idx" ON "held_certificates"("order_no");

-- AddForeignKey
ALTER TABLE "held_certificates" ADD CONSTRAINT "held_certificates_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is open holds what it held; the new number of an open change is held from its next submission on.
INSERT INTO "held_certificates" ("index", "order_no")
SELECT "open_certificate_index", "order_no" FROM "orders" WHERE "open_certificate_index" IS NOT NULL;
