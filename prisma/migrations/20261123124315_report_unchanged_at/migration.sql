-- AlterTable
ALTER TABLE "reports" ADD COLUMN     "unchanged_at" TIMESTAMPTZ(3);
