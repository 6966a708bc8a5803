-- Each chain in months, each month with the hash that it ends in. What is cut off the end, or put in between, does not fit the heads; a
-- month that is older than the term goes as a whole, and its head stays for the next one to begin at.
create table common.access_log_segment (
    chain_id uuid not null,
    month date not null check (extract(day from month) = 1),
    first_n bigint not null,
    prev_hash bytea not null,
    n bigint not null,
    hash bytea not null,
    sealed_at timestamptz,
    dropped_at timestamptz,
    primary key (chain_id, month),
    check (n >= first_n),
    check (dropped_at is null or sealed_at is not null)
) with (fillfactor = 70);
create index access_log_unsealed on common.access_log_segment (month) where sealed_at is null;
create index access_log_undropped on common.access_log_segment (month, chain_id) where dropped_at is null;
alter table common.access_log_segment enable row level security;
alter table common.access_log_segment force row level security;
create policy owner_links on common.access_log_segment to kring_owner using (true) with check (true);
create policy worker on common.access_log_segment for select to kring_worker using (true);
grant select on common.access_log_segment to kring_worker;

-- As whom somebody looked: a professional, somebody who speaks for the resident.
alter table common.access_log_entry add column reason text;

create function common.access_log_term() returns interval language sql immutable return interval '5 years';

-- Each part says how long it is, so that no two lines read the same: 'a|b' and 'c' is not 'a' and 'b|c', and nobody is not ''.
create function common.access_log_part(value text) returns text language sql stable
    return coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-');
create function common.access_log_hash(line common.access_log_entry) returns bytea language sql stable
    return sha256(line.prev_hash || convert_to(
        common.access_log_part(line.chain_id::text) || common.access_log_part(line.n::text)
        || common.access_log_part(line.actor_id::text) || common.access_log_part(line.actor_system)
        || common.access_log_part(line.action) || common.access_log_part(line.what)
        || common.access_log_part(line.object_id::text) || common.access_log_part(line.reason)
        || common.access_log_part((extract(epoch from line.at) * 1000000)::bigint::text), 'UTF8'));
create function common.access_log_month(at timestamptz) returns date language sql immutable
    return (date_trunc('month', at at time zone 'UTC'))::date;

-- The lines that there are, chained anew in the new form.
alter table common.access_log_entry disable trigger access_log_stays;
create policy chained_anew on common.access_log_entry for update to kring_owner using (true);
do $$
declare
    line common.access_log_entry;
    last common.access_log_entry;
    its_month date;
begin
    for line in select * from common.access_log_entry order by chain_id, n loop
        if last.chain_id is distinct from line.chain_id then
            line.prev_hash := sha256(convert_to(line.chain_id::text, 'UTF8'));
            its_month := common.access_log_month(line.at);
        else
            line.prev_hash := last.hash;
        end if;
        line.hash := common.access_log_hash(line);
        update common.access_log_entry set prev_hash = line.prev_hash, hash = line.hash
            where chain_id = line.chain_id and n = line.n;
        if last.chain_id is distinct from line.chain_id or its_month < common.access_log_month(line.at) then
            its_month := common.access_log_month(line.at);
            update common.access_log_segment set sealed_at = line.at where chain_id = line.chain_id and sealed_at is null;
            insert into common.access_log_segment (chain_id, month, first_n, prev_hash, n, hash)
                values (line.chain_id, its_month, line.n, line.prev_hash, line.n, line.hash);
        else
            update common.access_log_segment set n = line.n, hash = line.hash
                where chain_id = line.chain_id and month = its_month;
        end if;
        last := line;
    end loop;
end $$;
drop policy chained_anew on common.access_log_entry;
alter table common.access_log_entry enable trigger access_log_stays;

-- One writer a chain at a time; other chains do not wait. Under the lock each statement sees what the one before committed.
create or replace function common.access_log_link() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    head common.access_log_segment;
    this_month date;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.chain_id::text, 0));
    select * into head from common.access_log_segment where chain_id = new.chain_id order by month desc limit 1;
    new.n := coalesce(head.n, 0) + 1;
    new.prev_hash := coalesce(head.hash, sha256(convert_to(new.chain_id::text, 'UTF8')));
    new.at := common.kring_now();
    new.hash := common.access_log_hash(new);
    this_month := common.access_log_month(new.at);
    if head.month >= this_month then
        update common.access_log_segment set n = new.n, hash = new.hash where chain_id = new.chain_id and month = head.month;
    else
        update common.access_log_segment set sealed_at = new.at where chain_id = new.chain_id and sealed_at is null;
        insert into common.access_log_segment (chain_id, month, first_n, prev_hash, n, hash)
            values (new.chain_id, this_month, new.n, new.prev_hash, new.n, new.hash);
    end if;
    return new;
end $$;

-- What is sealed is never changed, only marked as dropped once it is older than the term; then its lines may go.
create function common.access_log_segment_stays() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or (old.chain_id, old.month, old.first_n, old.prev_hash) is distinct from (new.chain_id, new.month, new.first_n, new.prev_hash)
        or (old.sealed_at is not null and (old.n, old.hash, old.sealed_at) is distinct from (new.n, new.hash, new.sealed_at))
        or old.dropped_at is not null
        or (new.dropped_at is not null and old.month + interval '1 month' + common.access_log_term() > common.kring_now()) then
        raise exception 'the access log is never changed';
    end if;
    return new;
end $$;
create trigger access_log_segment_stays before update or delete on common.access_log_segment
    for each row execute function common.access_log_segment_stays();
create trigger access_log_segment_stays_whole before truncate on common.access_log_segment
    for each statement execute function common.access_log_segment_stays();

create or replace function common.access_log_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (select 1 from common.access_log_segment s where s.chain_id = old.chain_id
            and old.n between s.first_n and s.n and s.dropped_at is not null) then
        return old;
    end if;
    raise exception 'the access log is never changed';
end $$;
create policy owner_drops on common.access_log_entry for delete to kring_owner using (true);

-- A month is over for everybody a day after its end: then it is sealed, also where nobody wrote since.
create function common.seal_access_log(most int) returns bigint language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare sealed bigint;
begin
    with over as (select chain_id, month from common.access_log_segment where sealed_at is null
        and month < common.access_log_month(common.kring_now() - interval '1 day') limit most for update skip locked)
    update common.access_log_segment s set sealed_at = common.kring_now() from over
        where s.chain_id = over.chain_id and s.month = over.month;
    get diagnostics sealed = row_count;
    return sealed;
end $$;

-- Drops some whole months that are older than the term, the oldest first; answers how many.
create function common.drop_old_access_log(most int) returns bigint language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    old common.access_log_segment;
    dropped bigint := 0;
begin
    for old in select * from common.access_log_segment where dropped_at is null and sealed_at is not null
            and month < common.access_log_month(common.kring_now() - common.access_log_term() - interval '1 month')
            order by month, chain_id limit most for update skip locked loop
        update common.access_log_segment set dropped_at = common.kring_now() where chain_id = old.chain_id and month = old.month;
        delete from common.access_log_entry where chain_id = old.chain_id and n between old.first_n and old.n;
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
revoke execute on function common.seal_access_log(int), common.drop_old_access_log(int) from public;
grant execute on function common.seal_access_log(int), common.drop_old_access_log(int) to kring_worker;
