-- AlterTable
ALTER TABLE "authority_links" ADD COLUMN     "faults" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "provinces" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "send_code" TEXT,
ADD COLUMN     "send_from" TIMESTAMPTZ(3),
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stopped_at" TIMESTAMPTZ(3),
ADD COLUMN     "stopped_code" TEXT,
ADD COLUMN     "version" TEXT NOT NULL DEFAULT 'V3.0';

-- AlterTable
ALTER TABLE "reports" ADD COLUMN     "endpoint" TEXT,
ADD COLUMN     "sequence" INTEGER;

-- CreateTable
CREATE TABLE "authority_uploads" (
    "endpoint" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "operation" TEXT NOT NULL,
    "entry_name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "file_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "encryption" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ready',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_code" TEXT,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "authority_uploads_pkey" PRIMARY KEY ("endpoint","sequence")
);

-- CreateTable
CREATE TABLE "authority_downloads" (
    "endpoint" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "file_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "hash_algorithm" INTEGER NOT NULL,
    "compression" INTEGER NOT NULL,
    "encryption" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'stored',
    "why" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "authority_downloads_pkey" PRIMARY KEY ("endpoint","file_name")
);

-- CreateTable
CREATE TABLE "authority_ids" (
    "id" BIGSERIAL NOT NULL,
    "report_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "bureau_id" BIGINT,

    CONSTRAINT "authority_ids_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority_news" (
    "id" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,

    CONSTRAINT "authority_news_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_tables" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_tables_pkey" PRIMARY KEY ("name","version")
);

-- CreateIndex
CREATE INDEX "authority_uploads_entry_name_idx" ON "authority_uploads"("entry_name");

-- CreateIndex
CREATE INDEX "authority_downloads_state_idx" ON "authority_downloads"("state");

-- CreateIndex
CREATE INDEX "authority_ids_kind_bureau_id_idx" ON "authority_ids"("kind", "bureau_id");

-- CreateIndex
CREATE UNIQUE INDEX "authority_ids_report_id_kind_ref_key" ON "authority_ids"("report_id", "kind", "ref");

-- CreateIndex
CREATE INDEX "authority_news_endpoint_kind_received_at_idx" ON "authority_news"("endpoint", "kind", "received_at");

-- CreateIndex
CREATE INDEX "reports_endpoint_sequence_idx" ON "reports"("endpoint", "sequence");

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_endpoint_sequence_fkey" FOREIGN KEY ("endpoint", "sequence") REFERENCES "authority_uploads"("endpoint", "sequence") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authority_uploads" ADD CONSTRAINT "authority_uploads_endpoint_fkey" FOREIGN KEY ("endpoint") REFERENCES "authority_links"("endpoint") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authority_downloads" ADD CONSTRAINT "authority_downloads_endpoint_fkey" FOREIGN KEY ("endpoint") REFERENCES "authority_links"("endpoint") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authority_ids" ADD CONSTRAINT "authority_ids_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
