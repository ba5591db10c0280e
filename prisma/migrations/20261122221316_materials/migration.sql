-- CreateTable
CREATE TABLE "materials" (
    "id" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "sha256" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" TEXT NOT NULL,

    CONSTRAINT "materials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material_reads" (
    "id" BIGSERIAL NOT NULL,
    "material_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reader_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "material_reads_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "materials_order_no_idx" ON "materials"("order_no");

-- CreateIndex
CREATE INDEX "material_reads_material_id_idx" ON "material_reads"("material_id");

-- AddForeignKey
ALTER TABLE "materials" ADD CONSTRAINT "materials_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material_reads" ADD CONSTRAINT "material_reads_material_id_fkey" FOREIGN KEY ("material_id") REFERENCES "materials"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
