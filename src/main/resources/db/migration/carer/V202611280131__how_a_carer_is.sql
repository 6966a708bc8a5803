-- R-D30: how it goes with somebody who cares for another. Her own account alone reads a row of it: no resident, no coordinator, and no job
-- of the application either. The worker may add one (the demo does), and reads none. The answer itself is sealed with a key of her own.
create table circle.carer_check (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    kind text not null check (kind in ('LOAD', 'PERSEVERANCE', 'PUT_AWAY')),
    answer bytea,
    at timestamptz not null default common.kring_now(),
    check ((answer is null) = (kind = 'PUT_AWAY'))
);
create index carer_check_whose on circle.carer_check (circle_id, account_id, at);
create index carer_check_account on circle.carer_check (account_id);
-- When she is invited to say so, and how often: no answer is in it, so that the job that invites can read it and learns nothing.
create table circle.carer_rhythm (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    weeks smallint not null default 2 check (weeks in (0, 2, 4)),
    invited_at timestamptz,
    next_at timestamptz,
    put_off_at timestamptz,
    primary key (circle_id, account_id)
);
create index carer_rhythm_due on circle.carer_rhythm (next_at) where weeks > 0;
create index carer_rhythm_unplanned on circle.carer_rhythm (circle_id, account_id) where weeks > 0 and next_at is null;
create index carer_rhythm_account on circle.carer_rhythm (account_id);

-- Where the person who acts cares for somebody: as an informal carer who takes part (who is young is none: R-B14), or as who lives there.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.circles_i_care_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null and relation = 'INFORMAL_CARER'
            and recognised and (paused_until is null or paused_until <= common.kring_now()));
end $$;
reset role;

do $$
declare t text;
begin
    foreach t in array array['carer_check', 'carer_rhythm'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy mine on circle.%I to kring_circle
            using (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]))
            with check (account_id = common.me() and circle_id = any ((select circle.circles_i_care_in())::uuid[]))', t);
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy goes on circle.%I to kring_rights using (true) with check (true)', t);
    end loop;
end $$;
create policy adds on circle.carer_check for insert to kring_worker with check (true);
create policy worker on circle.carer_rhythm to kring_worker using (true);
grant select, insert (id, circle_id, account_id, kind, answer), delete on circle.carer_check to kring_circle;
grant insert on circle.carer_check to kring_worker;
grant select (circle_id, account_id), update (circle_id), delete on circle.carer_check to kring_rights;
grant select, insert (circle_id, account_id, weeks), update (weeks, put_off_at) on circle.carer_rhythm to kring_circle;
grant select, insert, update, delete on circle.carer_rhythm to kring_worker;
grant select (circle_id, account_id), insert (circle_id, account_id), update (circle_id), delete on circle.carer_rhythm to kring_rights;

set local role kring_rights;
-- Who cares for somebody has a rhythm from the beginning, until she wants it otherwise.
create function circle.carer_begins() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    insert into carer_rhythm (circle_id, account_id) values (new.circle_id, new.account_id) on conflict do nothing;
    return null;
end $$;
-- Another rhythm is planned anew.
create function circle.carer_otherwise() returns trigger language plpgsql set search_path = circle, pg_temp as $$
begin
    new.next_at := null;
    return new;
end $$;
-- What she answered goes with her last seat; looked at when all is done, as one seat may end where another begins.
create function circle.carer_no_more() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    if not exists (select 1 from circle_member m where m.circle_id = new.circle_id and m.account_id = new.account_id and m.ended_at is null)
        and not exists (select 1 from circle_resident r where r.circle_id = new.circle_id and r.account_id = new.account_id and r.ended_at is null)
    then
        delete from carer_check c where c.circle_id = new.circle_id and c.account_id = new.account_id;
        delete from carer_rhythm c where c.circle_id = new.circle_id and c.account_id = new.account_id;
    end if;
    return null;
end $$;
-- When a household goes apart it goes along with her; the job that does it reads nothing of it.
create function circle.carer_goes_along(home uuid, own uuid, who uuid) returns void language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    update carer_check c set circle_id = own where c.circle_id = home and c.account_id = who;
    update carer_rhythm r set circle_id = own where r.circle_id = home and r.account_id = who
        and not exists (select 1 from carer_rhythm o where o.circle_id = own and o.account_id = who);
end $$;
revoke execute on function circle.carer_goes_along(uuid, uuid, uuid) from public;
grant execute on function circle.carer_goes_along(uuid, uuid, uuid) to kring_worker;
insert into circle.carer_rhythm (circle_id, account_id)
    select circle_id, account_id from circle.circle_member where relation = 'INFORMAL_CARER' and ended_at is null;
reset role;
revoke create on schema circle from kring_rights;

create trigger carer_begins after insert on circle.circle_member
    for each row when (new.relation = 'INFORMAL_CARER' and new.ended_at is null) execute function circle.carer_begins();
create trigger carer_begins_to_be after update of relation on circle.circle_member
    for each row when (new.relation = 'INFORMAL_CARER' and old.relation <> new.relation and new.ended_at is null)
    execute function circle.carer_begins();
create trigger carer_otherwise before update of weeks on circle.carer_rhythm
    for each row when (old.weeks is distinct from new.weeks) execute function circle.carer_otherwise();
do $$
declare t text;
begin
    foreach t in array array['circle_member', 'circle_resident'] loop
        execute format('create constraint trigger carer_no_more after update on circle.%I deferrable initially deferred for each row
            when (new.ended_at is not null and old.ended_at is null) execute function circle.carer_no_more()', t);
    end loop;
end $$;
