-- CreateTable
CREATE TABLE "review_marks" (
    "order_no" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "marked_by" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_marks_pkey" PRIMARY KEY ("order_no","field")
);

-- AddForeignKey
ALTER TABLE "review_marks" ADD CONSTRAINT "review_marks_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;
