-- A device on which somebody is told: where its browser has messages brought, and the two keys for whom they are sealed. It lives with the
-- device that stays signed in: signed out, ended, given up or expired, and nothing goes there any more.
create table common.push_device (
    id uuid primary key,
    device_id uuid not null unique references common.device_token on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    endpoint text not null unique check (length(endpoint) <= 1000),
    p256dh bytea not null check (length(p256dh) = 65),
    auth bytea not null check (length(auth) = 16),
    created_at timestamptz not null default common.kring_now(),
    told_at timestamptz
);
create index push_device_account on common.push_device (account_id);
alter table common.push_device enable row level security;
alter table common.push_device force row level security;
create policy worker on common.push_device to kring_worker using (true);
-- One's own, without the address and the keys: nobody needs those but the job that sends.
create policy own on common.push_device for select to kring_circle using (account_id = common.me());
create policy own_end on common.push_device for delete to kring_circle using (account_id = common.me());
-- R-C19: nor while somebody looks along, neither by oneself nor by the job that writes it down.
create policy alone on common.push_device as restrictive to kring_circle
    using ((select circle.circles_i_am_helped_in()) = '{}');
create policy alone_new on common.push_device as restrictive for insert to kring_worker
    with check (not exists (select 1 from circle.helper_session s
        where s.account_id = push_device.account_id and s.until > common.kring_now()));
grant select, insert, delete, update (device_id, told_at) on common.push_device to kring_worker;
grant select (id, device_id, account_id, created_at, told_at), delete on common.push_device to kring_circle;

-- With the rights of who ends the device: its owner, or a job.
create function common.told_there_no_more() returns trigger language plpgsql set search_path = common, pg_temp as $$
begin
    delete from push_device where device_id = new.id;
    return null;
end $$;
create trigger told_there_no_more after update of ended_at on common.device_token for each row
    when (new.ended_at is not null and old.ended_at is null) execute function common.told_there_no_more();

-- That a message was brought to a device: it is not brought there again while its mail is still to go.
alter table common.delivery add column told_on_device_at timestamptz;
