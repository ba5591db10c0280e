-- AlterTable
ALTER TABLE "proposals" ADD COLUMN     "comment_cipher" BYTEA;
