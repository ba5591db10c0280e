-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "first" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "opened_by" UUID;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_opened_by_fkey" FOREIGN KEY ("opened_by") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What every account began with has had this name until now.
UPDATE "api_keys" SET "first" = true WHERE "name" = 'first';
