-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "after_order_no" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "orders_after_order_no_key" ON "orders"("after_order_no");

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_after_order_no_fkey" FOREIGN KEY ("after_order_no") REFERENCES "orders"("order_no") ON DELETE SET NULL ON UPDATE CASCADE;
