-- DropForeignKey
ALTER TABLE "domains" DROP CONSTRAINT "domains_name_subject_id_fkey";

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_name_subject_id_fkey" FOREIGN KEY ("name", "subject_id") REFERENCES "domain_holders"("name", "subject_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
