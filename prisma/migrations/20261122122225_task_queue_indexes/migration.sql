-- CreateIndex
CREATE INDEX "tasks_open_role_province_urgent_at_id_idx" ON "tasks"("open", "role", "province", "urgent_at", "id");

-- CreateIndex
CREATE INDEX "tasks_open_holder_id_idx" ON "tasks"("open", "holder_id");
