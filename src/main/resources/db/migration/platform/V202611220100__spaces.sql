-- Four schemas, one role a space. Who acts is said at the start of each transaction.
create schema circle;
create schema municipal;
create schema bridge;

grant usage on schema common to kring_app, kring_circle, kring_file, kring_worker, kring_rights;
grant usage on schema circle to kring_circle, kring_worker, kring_rights;
grant usage on schema municipal to kring_file, kring_worker;
grant usage on schema bridge to kring_circle, kring_file, kring_worker;

create function common.me() returns uuid language sql stable parallel safe
    return nullif(current_setting('kring.person', true), '')::uuid;
create function common.my_tenant() returns uuid language sql stable parallel safe
    return nullif(current_setting('kring.tenant', true), '')::uuid;

create table common.clock_offset (
    only_one boolean primary key default true check (only_one),
    ahead interval not null default interval '0',
    movable boolean not null default false
);
insert into common.clock_offset default values;
grant select on common.clock_offset to kring_circle, kring_file, kring_worker;
grant update (ahead) on common.clock_offset to kring_worker;

create function common.clock_goes_forward() returns trigger language plpgsql as $$
begin
    if new.ahead <> old.ahead and not new.movable then
        raise exception 'this clock cannot be moved';
    end if;
    if new.ahead < old.ahead then
        raise exception 'this clock only moves forward';
    end if;
    return new;
end $$;
create trigger clock_goes_forward before update on common.clock_offset
    for each row execute function common.clock_goes_forward();

create function common.kring_now() returns timestamptz language sql volatile
    return clock_timestamp() + (select ahead from common.clock_offset);

-- Acts that make no row of their own (claim, cannot): done once, however often they are sent.
create table common.command (
    id uuid primary key,
    account_id uuid not null,
    kind text not null,
    at timestamptz not null default common.kring_now()
);
alter table common.command enable row level security;
alter table common.command force row level security;
create policy own on common.command to kring_circle, kring_file using (account_id = common.me());
create policy worker on common.command to kring_worker using (true);
grant select, insert on common.command to kring_circle, kring_file, kring_worker;

create table common.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    state text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on common.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on common.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on common.scheduled_tasks to kring_app;
