-- Who saw or did what: one chain a circle and one a file, each entry holding the hash of the one before. Nobody changes it.
create table common.access_log_entry (
    chain_id uuid not null,
    n bigint not null,
    actor_id uuid,
    actor_system text,
    action text not null,
    what text not null,
    object_id uuid,
    at timestamptz not null,
    prev_hash bytea not null,
    hash bytea not null,
    primary key (chain_id, n),
    unique (chain_id, prev_hash),
    check ((actor_id is null) <> (actor_system is null))
);
alter table common.access_log_entry enable row level security;
alter table common.access_log_entry force row level security;
create policy owner_links on common.access_log_entry for select to kring_owner using (true);
create policy write on common.access_log_entry for insert to kring_circle, kring_file, kring_worker with check (true);
create policy worker on common.access_log_entry for select to kring_worker using (true);
grant insert on common.access_log_entry to kring_circle, kring_file, kring_worker;
grant select on common.access_log_entry to kring_circle, kring_worker;

create function common.access_log_link() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare last record;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.chain_id::text, 0));
    select n, hash into last from common.access_log_entry where chain_id = new.chain_id order by n desc limit 1;
    new.n := coalesce(last.n, 0) + 1;
    new.prev_hash := coalesce(last.hash, sha256(convert_to(new.chain_id::text, 'UTF8')));
    new.at := common.kring_now();
    new.hash := sha256(new.prev_hash || convert_to(concat_ws('|', new.chain_id, new.n, new.actor_id, new.actor_system,
        new.action, new.what, new.object_id, to_char(new.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')), 'UTF8'));
    return new;
end $$;
create trigger access_log_link before insert on common.access_log_entry
    for each row execute function common.access_log_link();

create function common.access_log_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the access log is never changed';
end $$;
create trigger access_log_stays before update or delete on common.access_log_entry
    for each row execute function common.access_log_stays();
create trigger access_log_stays_whole before truncate on common.access_log_entry
    for each statement execute function common.access_log_stays();
