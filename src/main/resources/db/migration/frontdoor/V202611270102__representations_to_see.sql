-- A representation that a navigator or an administrator is asked to see. What it says stands at the bridge; no row here knows a circle.
create function municipal.i_see_papers() returns boolean language sql stable
    return exists (select 1 from common.account
        where id = common.me() and tenant_id = common.my_tenant() and staff_role in ('NAVIGATOR', 'TENANT_ADMIN'));
create table municipal.representation_check (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    bridge_id uuid not null unique references bridge.crossing,
    received_at timestamptz not null default common.kring_now(),
    seen boolean,
    answered_by uuid references common.account,
    answered_at timestamptz,
    check ((seen is null) = (answered_by is null) and (seen is null) = (answered_at is null))
);
create index representation_check_open on municipal.representation_check (tenant_id, received_at);
alter table municipal.representation_check enable row level security;
alter table municipal.representation_check force row level security;
create policy worker on municipal.representation_check to kring_worker using (true);
-- Open to all who may see papers; once it was answered, to who did.
create policy papers on municipal.representation_check to kring_file
    using (tenant_id = common.my_tenant() and (select municipal.i_see_papers())
        and (answered_by is null or answered_by = common.me()))
    with check (tenant_id = common.my_tenant() and answered_by = common.me());
grant select, insert, update on municipal.representation_check to kring_worker;
grant select, update (seen, answered_by, answered_at) on municipal.representation_check to kring_file;

alter policy own_reports on bridge.crossing
    using (exists (select 1 from municipal.report r where r.bridge_id = crossing.id and r.navigator_id = common.me())
        or exists (select 1 from municipal.outside_notice n where n.bridge_id = crossing.id and n.navigator_id = common.me())
        or exists (select 1 from municipal.representation_check k where k.bridge_id = crossing.id));
alter policy own_answers on bridge.crossing
    with check (exists (select 1 from municipal.report r where r.bridge_id = about_id)
        or exists (select 1 from municipal.outside_notice n where n.bridge_id = about_id)
        or exists (select 1 from municipal.representation_check k where k.bridge_id = about_id));
