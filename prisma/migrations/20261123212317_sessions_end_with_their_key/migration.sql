-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "first" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "key_id" UUID;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What every account began with has had this name until now.
UPDATE "api_keys" SET "first" = true WHERE "name" = 'first';
