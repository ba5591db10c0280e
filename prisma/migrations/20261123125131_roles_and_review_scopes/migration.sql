-- CreateTable
CREATE TABLE "review_scopes" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "province" TEXT,
    "filing_type" TEXT,

    CONSTRAINT "review_scopes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_scopes_account_id_idx" ON "review_scopes"("account_id");

-- AddForeignKey
ALTER TABLE "review_scopes" ADD CONSTRAINT "review_scopes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One administrator becomes three, and no account gets more than it had: security and audit administrators
-- are opened anew. Who did what under the old name stays as it was written.
UPDATE "accounts" SET "role" = 'systemAdministrator' WHERE "role" = 'administrator';
UPDATE "tasks" SET "role" = 'systemAdministrator' WHERE "role" = 'administrator';
