-- AlterTable
ALTER TABLE "consents" ADD COLUMN     "in_name_of" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- What was accepted before, was so in the name of the main account as well.
UPDATE "consents" SET "in_name_of" = coalesce(
  (SELECT "parent_id" FROM "accounts" WHERE "accounts"."id" = "consents"."account_id"), "account_id");

ALTER TABLE "consents" ALTER COLUMN "in_name_of" SET NOT NULL;
