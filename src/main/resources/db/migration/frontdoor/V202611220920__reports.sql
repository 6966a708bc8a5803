-- Reports at the front door. Header and content are two tables with two policies; no row here knows a circle or who is in one.
create function municipal.i_lead() returns boolean language sql stable
    return exists (select 1 from common.account
        where id = common.me() and tenant_id = common.my_tenant() and staff_role = 'TEAM_LEADER');

create table municipal.resident_file (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    name text not null,
    street text not null,
    postcode text not null,
    place text not null,
    navigator_id uuid references common.account,
    contact_at timestamptz,
    moved_at timestamptz
);
create index resident_file_address on municipal.resident_file (tenant_id, postcode);
create table municipal.report (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    file_id uuid not null references municipal.resident_file,
    bridge_id uuid not null unique references bridge.crossing,
    name text not null,
    channel text not null check (channel in ('KRING')),
    received_at timestamptz not null,
    confirmed_at timestamptz,
    navigator_id uuid references common.account,
    contact_id uuid references common.account,
    chosen_by text not null check (chosen_by in ('KNOWN', 'ZONE', 'FLYING', 'TEAM_LEADER')),
    opened_at timestamptz
);
create index report_navigator on municipal.report (navigator_id, received_at);
create index report_tenant on municipal.report (tenant_id, received_at);
create index report_file on municipal.report (file_id);
create table municipal.report_content (
    report_id uuid primary key references municipal.report,
    asked_by text not null,
    street text not null,
    postcode text not null,
    place text not null,
    phone text not null,
    theme text not null,
    own_words text not null,
    tried text not null
);
create table municipal.term_clock (
    report_id uuid not null references municipal.report,
    kind text not null check (kind in ('DOORSTEP')),
    started_at timestamptz not null,
    due_on date not null,
    warn_navigator_at timestamptz not null,
    warn_leader_at timestamptz not null,
    warned_navigator_at timestamptz,
    warned_leader_at timestamptz,
    visit_at timestamptz,
    primary key (report_id, kind)
);
create index term_clock_navigator on municipal.term_clock (warn_navigator_at)
    where warned_navigator_at is null and visit_at is null;
create index term_clock_leader on municipal.term_clock (warn_leader_at) where warned_leader_at is null and visit_at is null;
create table municipal.caseload (
    navigator_id uuid primary key references common.account,
    tenant_id uuid not null references common.tenant,
    max_load numeric not null default 40,
    other_load numeric not null default 0
);
create table municipal.navigator_exclusion (
    navigator_id uuid not null references common.account,
    tenant_id uuid not null references common.tenant,
    name text not null check (length(name) between 1 and 160),
    primary key (navigator_id, name)
);
do $$
declare t text;
begin
    foreach t in array array['resident_file', 'report', 'report_content', 'term_clock', 'caseload', 'navigator_exclusion'] loop
        execute format('alter table municipal.%I enable row level security', t);
        execute format('alter table municipal.%I force row level security', t);
        execute format('create policy worker on municipal.%I to kring_worker using (true)', t);
        execute format('grant select, insert, update on municipal.%I to kring_worker', t);
        execute format('grant select on municipal.%I to kring_file', t);
    end loop;
end $$;
-- A header: the navigator who has it, and the team leader.
create policy header on municipal.report to kring_file
    using (tenant_id = common.my_tenant() and (navigator_id = common.me() or municipal.i_lead()));
-- What was said: the navigator who has it, and nobody else.
create policy content on municipal.report_content for select to kring_file using (exists (select 1 from municipal.report r
    where r.id = report_id and r.navigator_id = common.me()));
create policy own_people on municipal.resident_file for select to kring_file using (exists (select 1 from municipal.report r
    where r.file_id = resident_file.id and r.navigator_id = common.me()));
create policy clock on municipal.term_clock to kring_file using (exists (select 1 from municipal.report r where r.id = report_id));
create policy load on municipal.caseload for select to kring_file
    using (tenant_id = common.my_tenant() and (navigator_id = common.me() or municipal.i_lead()));
create policy private on municipal.navigator_exclusion to kring_file
    using (navigator_id = common.me() and tenant_id = common.my_tenant());
grant update (navigator_id, contact_id, chosen_by, opened_at) on municipal.report to kring_file;
grant update (visit_at) on municipal.term_clock to kring_file;
grant insert, delete on municipal.navigator_exclusion to kring_file;
grant delete on municipal.caseload to kring_worker;

-- Who has a report and who leads are the only ones who change it; only who leads gives it to another.
create function municipal.only_leaders_assign() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_file' and new.navigator_id is distinct from old.navigator_id and not municipal.i_lead() then
        raise exception insufficient_privilege using message = 'only the team leader assigns';
    end if;
    return new;
end $$;
create trigger only_leaders_assign before update on municipal.report
    for each row execute function municipal.only_leaders_assign();

-- At the bridge a member of staff reads what crossed to her own reports, and answers only those.
create policy own_reports on bridge.crossing as restrictive for select to kring_file
    using (exists (select 1 from municipal.report r where r.bridge_id = crossing.id and r.navigator_id = common.me()));
create policy own_answers on bridge.crossing as restrictive for insert to kring_file
    with check (exists (select 1 from municipal.report r where r.bridge_id = about_id));
