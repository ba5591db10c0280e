-- AlterTable
ALTER TABLE "accesses" ADD COLUMN     "resource_code" TEXT;

-- AlterTable
ALTER TABLE "persons" ALTER COLUMN "name_cipher" DROP NOT NULL,
ALTER COLUMN "certificate_type" DROP NOT NULL,
ALTER COLUMN "certificate_cipher" DROP NOT NULL,
ALTER COLUMN "certificate_index" DROP NOT NULL,
ALTER COLUMN "mobile_cipher" DROP NOT NULL,
ALTER COLUMN "mobile_index" DROP NOT NULL,
ALTER COLUMN "emergency_cipher" DROP NOT NULL,
ALTER COLUMN "email_cipher" DROP NOT NULL;
