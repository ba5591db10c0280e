-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "rule_set_id" TEXT;

-- CreateTable
CREATE TABLE "order_identifiers" (
    "order_no" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "index" TEXT NOT NULL,

    CONSTRAINT "order_identifiers_pkey" PRIMARY KEY ("order_no","kind","index")
);

-- CreateTable
CREATE TABLE "rule_sets" (
    "id" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_sets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_overrides" (
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_overrides_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE INDEX "order_identifiers_kind_index_idx" ON "order_identifiers"("kind", "index");

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_rule_set_id_fkey" FOREIGN KEY ("rule_set_id") REFERENCES "rule_sets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_identifiers" ADD CONSTRAINT "order_identifiers_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;
