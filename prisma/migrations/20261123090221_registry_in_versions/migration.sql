-- DropForeignKey
ALTER TABLE "subjects" DROP CONSTRAINT "subjects_account_id_fkey";

-- DropIndex
DROP INDEX "subjects_certificate_index_key";

-- AlterTable
ALTER TABLE "accesses" ADD COLUMN     "bureau_id" BIGINT,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_by_order" TEXT,
ADD COLUMN     "other_provider" TEXT,
ADD COLUMN     "provider_id" BIGINT,
ALTER COLUMN "granted_by_order" DROP NOT NULL;

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "parent_id" TEXT;

-- AlterTable
ALTER TABLE "domains" DROP CONSTRAINT "domains_pkey",
ADD COLUMN     "subject_id" UUID,
ADD CONSTRAINT "domains_pkey" PRIMARY KEY ("name", "service_id");

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "receiver_id" TEXT,
ADD COLUMN     "service_id" UUID,
ADD COLUMN     "subject_id" UUID;

-- AlterTable
ALTER TABLE "persons" ADD COLUMN     "details_cipher" BYTEA;

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "account_id" TEXT,
ADD COLUMN     "bureau_id" BIGINT,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_by_order" TEXT,
ADD COLUMN     "provider_id" BIGINT,
ALTER COLUMN "granted_by_order" DROP NOT NULL;

-- AlterTable
ALTER TABLE "subjects" ADD COLUMN     "bureau_id" BIGINT,
ADD COLUMN     "details_cipher" BYTEA,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_by_order" TEXT,
ADD COLUMN     "live_certificate_index" TEXT,
ADD COLUMN     "name_index" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "provider_id" BIGINT,
ALTER COLUMN "account_id" DROP NOT NULL,
ALTER COLUMN "granted_by_order" DROP NOT NULL;

-- CreateTable
CREATE TABLE "domain_holders" (
    "name" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "domain_holders_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "record_versions" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "order_no" TEXT,
    "source" TEXT NOT NULL,
    "content_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "record_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_grants" (
    "account_id" TEXT NOT NULL,
    "service_id" UUID NOT NULL,
    "granted_by" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_grants_pkey" PRIMARY KEY ("account_id","service_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "domain_holders_name_subject_id_key" ON "domain_holders"("name", "subject_id");

-- CreateIndex
CREATE INDEX "record_versions_order_no_idx" ON "record_versions"("order_no");

-- CreateIndex
CREATE UNIQUE INDEX "record_versions_kind_record_id_version_key" ON "record_versions"("kind", "record_id", "version");

-- CreateIndex
CREATE INDEX "service_grants_service_id_idx" ON "service_grants"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "accesses_provider_id_key" ON "accesses"("provider_id");

-- CreateIndex
CREATE INDEX "accesses_bureau_id_idx" ON "accesses"("bureau_id");

-- CreateIndex
CREATE INDEX "accounts_parent_id_idx" ON "accounts"("parent_id");

-- CreateIndex
CREATE INDEX "orders_subject_id_idx" ON "orders"("subject_id");

-- CreateIndex
CREATE INDEX "orders_service_id_idx" ON "orders"("service_id");

-- CreateIndex
CREATE INDEX "orders_receiver_id_idx" ON "orders"("receiver_id");

-- CreateIndex
CREATE UNIQUE INDEX "services_provider_id_key" ON "services"("provider_id");

-- CreateIndex
CREATE INDEX "services_account_id_idx" ON "services"("account_id");

-- CreateIndex
CREATE INDEX "services_name_idx" ON "services"("name");

-- CreateIndex
CREATE INDEX "services_bureau_id_idx" ON "services"("bureau_id");

-- CreateIndex
CREATE UNIQUE INDEX "subjects_live_certificate_index_key" ON "subjects"("live_certificate_index");

-- CreateIndex
CREATE UNIQUE INDEX "subjects_provider_id_key" ON "subjects"("provider_id");

-- CreateIndex
CREATE INDEX "subjects_account_id_idx" ON "subjects"("account_id");

-- CreateIndex
CREATE INDEX "subjects_certificate_index_idx" ON "subjects"("certificate_index");

-- CreateIndex
CREATE INDEX "subjects_name_index_idx" ON "subjects"("name_index");

-- CreateIndex
CREATE INDEX "subjects_bureau_id_idx" ON "subjects"("bureau_id");

-- What is filed already: whose it is, and under which subject each domain stands.
UPDATE "subjects" SET "live_certificate_index" = "certificate_index";
UPDATE "services" SET "account_id" = "subjects"."account_id" FROM "subjects" WHERE "subjects"."id" = "services"."subject_id";
UPDATE "domains" SET "subject_id" = "services"."subject_id" FROM "services" WHERE "services"."id" = "domains"."service_id";
INSERT INTO "domain_holders" ("name", "subject_id") SELECT "name", "subject_id" FROM "domains";
ALTER TABLE "domains" ALTER COLUMN "subject_id" SET NOT NULL;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_name_subject_id_fkey" FOREIGN KEY ("name", "subject_id") REFERENCES "domain_holders"("name", "subject_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_grants" ADD CONSTRAINT "service_grants_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_grants" ADD CONSTRAINT "service_grants_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
