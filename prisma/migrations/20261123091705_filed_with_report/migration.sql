-- AlterTable
ALTER TABLE "reports" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "filed_cipher" BYTEA;
