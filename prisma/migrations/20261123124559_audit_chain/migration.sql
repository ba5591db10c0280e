-- AlterTable
ALTER TABLE "audit" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "audit_chain" (
    "seq" BIGINT NOT NULL,
    "audit_id" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_anchors" (
    "kind" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "audit_anchors_pkey" PRIMARY KEY ("kind","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_chain_audit_id_key" ON "audit_chain"("audit_id");

-- CreateIndex
CREATE INDEX "audit_action_id_idx" ON "audit"("action", "id");

-- CreateIndex
CREATE INDEX "audit_at_idx" ON "audit"("at");

-- What a row says, as the chain takes it: the instant in milliseconds, since a text of it would follow the session's time zone.
CREATE FUNCTION audit_text(entry "audit") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(entry.id, round(extract(epoch FROM entry.at) * 1000)::bigint, entry.actor_id,
    entry.actor_role, entry.action, entry.target, entry.before, entry.after, entry.origin)::text
$$;

-- At the commit and not before: the lock is then the last thing that a transaction waits for, and what is rolled
-- back has never had a place in the chain.
CREATE FUNCTION audit_chain_row() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  previous "audit_chain"%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit_chain', 0));
  SELECT * INTO previous FROM "audit_chain" ORDER BY seq DESC LIMIT 1;
  INSERT INTO "audit_chain" (seq, audit_id, hash) VALUES (
    coalesce(previous.seq, 0) + 1,
    NEW.id,
    sha256(coalesce(previous.hash, ''::bytea) || convert_to(audit_text(NEW), 'UTF8'))
  );
  RETURN NULL;
END $$;

-- The rows there are, in the order of their ids.
DO $$
DECLARE
  entry "audit"%ROWTYPE;
  head BYTEA := ''::bytea;
  place BIGINT := 0;
BEGIN
  FOR entry IN SELECT * FROM "audit" ORDER BY id LOOP
    head := sha256(head || convert_to(audit_text(entry), 'UTF8'));
    place := place + 1;
    INSERT INTO "audit_chain" (seq, audit_id, hash) VALUES (place, entry.id, head);
  END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER audit_chain_row AFTER INSERT ON "audit"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain_row();

-- Append-only. What is past its term goes by "beian audit purge", which says so; whoever else says so is found by the anchors.
CREATE FUNCTION audit_refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('beian.audit_purge', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'The audit is only ever added to: % on % is refused.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_chain"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_anchors"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
