-- AlterTable
ALTER TABLE "services" ADD COLUMN     "key_id" TEXT,
ADD COLUMN     "remarks_cipher" BYTEA;
