-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh',
    "token_hash" TEXT NOT NULL,
    "mobile_cipher" BYTEA,
    "email_cipher" BYTEA,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subjects" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "certificate_type" TEXT NOT NULL,
    "certificate_cipher" BYTEA NOT NULL,
    "certificate_index" TEXT NOT NULL,
    "name_cipher" BYTEA NOT NULL,
    "address_cipher" BYTEA NOT NULL,
    "owner_id" UUID NOT NULL,
    "icp_number" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_order" TEXT NOT NULL,

    CONSTRAINT "subjects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persons" (
    "id" UUID NOT NULL,
    "name_cipher" BYTEA NOT NULL,
    "certificate_type" TEXT NOT NULL,
    "certificate_cipher" BYTEA NOT NULL,
    "certificate_index" TEXT NOT NULL,
    "mobile_cipher" BYTEA NOT NULL,
    "mobile_index" TEXT NOT NULL,
    "emergency_cipher" BYTEA NOT NULL,
    "email_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "services" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "owner_id" UUID NOT NULL,
    "icp_number" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_order" TEXT NOT NULL,

    CONSTRAINT "services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domains" (
    "name" TEXT NOT NULL,
    "service_id" UUID NOT NULL,

    CONSTRAINT "domains_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "accesses" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "ip_addresses" TEXT[],
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_order" TEXT NOT NULL,

    CONSTRAINT "accesses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "order_no" TEXT NOT NULL,
    "serial" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "filing_type" TEXT NOT NULL,
    "machine_version" INTEGER NOT NULL,
    "province" TEXT,
    "revision" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "waiting_on" TEXT,
    "outcome" TEXT,
    "snapshot" JSONB NOT NULL,
    "form_cipher" BYTEA NOT NULL,
    "form_key_id" TEXT NOT NULL,
    "form_version" INTEGER NOT NULL,
    "open_certificate_index" TEXT,
    "icp_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("order_no")
);

-- CreateTable
CREATE TABLE "dues" (
    "order_no" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "fell_at" TIMESTAMPTZ(3),

    CONSTRAINT "dues_pkey" PRIMARY KEY ("order_no","term")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "order_no" TEXT,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "filing_type" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "urgent_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "holder_id" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "facts" JSONB NOT NULL,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline" (
    "order_no" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_stage" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "note_cipher" BYTEA,
    "key_id" TEXT,

    CONSTRAINT "timeline_pkey" PRIMARY KEY ("order_no","revision")
);

-- CreateTable
CREATE TABLE "signals" (
    "id" BIGSERIAL NOT NULL,
    "order_no" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "effects" (
    "id" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "why" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "effects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "effect_id" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "carrier_id" TEXT,
    "possibly_doubled" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sending_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "form_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority_results" (
    "id" TEXT NOT NULL,
    "report_id" TEXT,
    "order_no" TEXT,
    "kind" TEXT NOT NULL,
    "body_cipher" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,
    "note_cipher" BYTEA,

    CONSTRAINT "authority_results_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vault_checks" (
    "id" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "vault_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority_links" (
    "endpoint" TEXT NOT NULL,
    "last_contact_at" TIMESTAMPTZ(3),

    CONSTRAINT "authority_links_pkey" PRIMARY KEY ("endpoint")
);

-- CreateTable
CREATE TABLE "requests" (
    "account_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "requests_pkey" PRIMARY KEY ("account_id","request_id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_years" (
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "holidays" TEXT[],
    "make_up_days" TEXT[],
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_years_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "sandbox_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL,

    CONSTRAINT "sandbox_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_alarms" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_alarms_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_handle_key" ON "accounts"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_token_hash_key" ON "accounts"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "subjects_certificate_index_key" ON "subjects"("certificate_index");

-- CreateIndex
CREATE UNIQUE INDEX "subjects_icp_number_key" ON "subjects"("icp_number");

-- CreateIndex
CREATE INDEX "persons_certificate_index_idx" ON "persons"("certificate_index");

-- CreateIndex
CREATE INDEX "persons_mobile_index_idx" ON "persons"("mobile_index");

-- CreateIndex
CREATE UNIQUE INDEX "services_icp_number_key" ON "services"("icp_number");

-- CreateIndex
CREATE INDEX "services_subject_id_idx" ON "services"("subject_id");

-- CreateIndex
CREATE INDEX "domains_service_id_idx" ON "domains"("service_id");

-- CreateIndex
CREATE INDEX "accesses_service_id_idx" ON "accesses"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_serial_key" ON "orders"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "orders_open_certificate_index_key" ON "orders"("open_certificate_index");

-- CreateIndex
CREATE INDEX "orders_account_id_serial_idx" ON "orders"("account_id", "serial" DESC);

-- CreateIndex
CREATE INDEX "orders_stage_idx" ON "orders"("stage");

-- CreateIndex
CREATE INDEX "dues_at_idx" ON "dues"("at");

-- CreateIndex
CREATE INDEX "tasks_open_role_urgent_at_id_idx" ON "tasks"("open", "role", "urgent_at", "id");

-- CreateIndex
CREATE INDEX "tasks_order_no_idx" ON "tasks"("order_no");

-- CreateIndex
CREATE INDEX "signals_order_no_id_idx" ON "signals"("order_no", "id");

-- CreateIndex
CREATE INDEX "effects_order_no_state_idx" ON "effects"("order_no", "state");

-- CreateIndex
CREATE INDEX "effects_state_idx" ON "effects"("state");

-- CreateIndex
CREATE UNIQUE INDEX "notices_effect_id_key" ON "notices"("effect_id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_carrier_id_key" ON "notices"("carrier_id");

-- CreateIndex
CREATE INDEX "notices_order_no_idx" ON "notices"("order_no");

-- CreateIndex
CREATE INDEX "reports_order_no_idx" ON "reports"("order_no");

-- CreateIndex
CREATE INDEX "authority_results_order_no_idx" ON "authority_results"("order_no");

-- CreateIndex
CREATE INDEX "authority_results_state_idx" ON "authority_results"("state");

-- CreateIndex
CREATE INDEX "audit_target_id_idx" ON "audit"("target", "id");

-- CreateIndex
CREATE INDEX "audit_actor_id_id_idx" ON "audit"("actor_id", "id");

-- AddForeignKey
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subjects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accesses" ADD CONSTRAINT "accesses_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dues" ADD CONSTRAINT "dues_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline" ADD CONSTRAINT "timeline_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "effects" ADD CONSTRAINT "effects_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_effect_id_fkey" FOREIGN KEY ("effect_id") REFERENCES "effects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_order_no_fkey" FOREIGN KEY ("order_no") REFERENCES "orders"("order_no") ON DELETE RESTRICT ON UPDATE CASCADE;
