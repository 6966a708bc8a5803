-- What an alert may tell a navigator whom its plan names. What it says stands at the bridge; no row here knows whose circle that is.
create table municipal.outside_notice (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    bridge_id uuid not null unique references bridge.crossing,
    navigator_id uuid not null references common.account,
    received_at timestamptz not null default common.kring_now(),
    read_at timestamptz
);
create index outside_notice_navigator on municipal.outside_notice (navigator_id, received_at);
alter table municipal.outside_notice enable row level security;
alter table municipal.outside_notice force row level security;
create policy worker on municipal.outside_notice to kring_worker using (true);
create policy addressed on municipal.outside_notice to kring_file
    using (navigator_id = common.me() and tenant_id = common.my_tenant());
grant select, insert, update on municipal.outside_notice to kring_worker;
grant select, update (read_at) on municipal.outside_notice to kring_file;

-- At the bridge a member of staff reads what crossed to her own reports and notices, and answers only those.
drop policy own_reports on bridge.crossing;
create policy own_reports on bridge.crossing as restrictive for select to kring_file
    using (exists (select 1 from municipal.report r where r.bridge_id = crossing.id and r.navigator_id = common.me())
        or exists (select 1 from municipal.outside_notice n where n.bridge_id = crossing.id and n.navigator_id = common.me()));
drop policy own_answers on bridge.crossing;
create policy own_answers on bridge.crossing as restrictive for insert to kring_file
    with check (exists (select 1 from municipal.report r where r.bridge_id = about_id)
        or exists (select 1 from municipal.outside_notice n where n.bridge_id = about_id));
