-- AlterTable
ALTER TABLE "credentials" ADD COLUMN     "break_glass" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "staff_identities" (
    "account_id" TEXT NOT NULL,
    "name_index" TEXT NOT NULL,
    "issuer" TEXT,
    "subject_index" TEXT,
    "named_at" TIMESTAMPTZ(3) NOT NULL,
    "bound_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_identities_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "staff_sign_ins" (
    "state_hash" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_sign_ins_pkey" PRIMARY KEY ("state_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_identities_name_index_key" ON "staff_identities"("name_index");

-- CreateIndex
CREATE UNIQUE INDEX "staff_identities_subject_index_key" ON "staff_identities"("subject_index");

-- CreateIndex
CREATE INDEX "staff_sign_ins_ends_at_idx" ON "staff_sign_ins"("ends_at");

-- AddForeignKey
ALTER TABLE "staff_identities" ADD CONSTRAINT "staff_identities_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
