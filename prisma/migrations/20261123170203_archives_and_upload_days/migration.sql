-- CreateTable
CREATE TABLE "data_archives" (
    "account_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_archives_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "upload_days" (
    "account_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "files" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "upload_days_pkey" PRIMARY KEY ("account_id")
);
