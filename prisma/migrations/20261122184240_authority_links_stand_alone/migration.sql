-- AlterTable
ALTER TABLE "authority_links" ADD COLUMN     "fetch_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "authority_uploads" ADD COLUMN     "faults" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "code_tables" DROP CONSTRAINT "code_tables_pkey",
ADD COLUMN     "endpoint" TEXT NOT NULL,
ADD CONSTRAINT "code_tables_pkey" PRIMARY KEY ("endpoint", "name", "version");
