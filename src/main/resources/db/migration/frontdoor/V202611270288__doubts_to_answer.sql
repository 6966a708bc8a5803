-- A doubt that a privacy officer answers within five working days (R-M2). What it says stands at the bridge; no row here knows a circle.
create function municipal.i_answer_doubts() returns boolean language sql stable
    return exists (select 1 from common.account
        where id = common.me() and tenant_id = common.my_tenant() and staff_role = 'PRIVACY_OFFICER');
create table municipal.doubt (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    bridge_id uuid not null unique references bridge.crossing,
    received_at timestamptz not null default common.kring_now(),
    answer_before date not null,
    answer text check (length(answer) between 1 and 2000),
    answered_by uuid references common.account,
    answered_at timestamptz,
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
create index doubt_open on municipal.doubt (tenant_id, answer_before);
alter table municipal.doubt enable row level security;
alter table municipal.doubt force row level security;
create policy worker on municipal.doubt to kring_worker using (true);
create policy officer on municipal.doubt to kring_file
    using (tenant_id = common.my_tenant() and (select municipal.i_answer_doubts()))
    with check (tenant_id = common.my_tenant() and answered_by = common.me());
grant select, insert, update on municipal.doubt to kring_worker;
grant select, update (answer, answered_by, answered_at) on municipal.doubt to kring_file;

alter policy own_reports on bridge.crossing
    using (exists (select 1 from municipal.report r where r.bridge_id = crossing.id and r.navigator_id = common.me())
        or exists (select 1 from municipal.outside_notice n where n.bridge_id = crossing.id and n.navigator_id = common.me())
        or exists (select 1 from municipal.representation_check k where k.bridge_id = crossing.id)
        or exists (select 1 from municipal.doubt d where d.bridge_id = crossing.id));
alter policy own_answers on bridge.crossing
    with check (exists (select 1 from municipal.report r where r.bridge_id = about_id)
        or exists (select 1 from municipal.outside_notice n where n.bridge_id = about_id)
        or exists (select 1 from municipal.representation_check k where k.bridge_id = about_id)
        or exists (select 1 from municipal.doubt d where d.bridge_id = about_id));
