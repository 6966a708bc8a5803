-- R-B21: in a household who is new needs the yes of each adult who lives there: to be asked, to be known, to live there too.
create table circle.resident_yes (
    circle_id uuid not null references circle.circle on delete cascade,
    about text not null check (about in ('INVITATION', 'NEWCOMER', 'HOUSEMATE')),
    object_id uuid not null,
    resident_id uuid not null references common.account,
    given_by uuid not null references common.account,
    at timestamptz not null default common.kring_now(),
    primary key (circle_id, about, object_id, resident_id)
);
alter table circle.resident_yes enable row level security;
alter table circle.resident_yes force row level security;
create policy rights_read on circle.resident_yes for select to kring_rights using (true);
create policy worker on circle.resident_yes to kring_worker using (true);
create policy decides on circle.resident_yes for select to kring_circle
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
-- Each says it for herself, or who speaks for that one; nobody for who lives there too.
create policy own_yes on circle.resident_yes for insert to kring_circle
    with check (given_by = common.me() and circle_id = any ((select circle.circles_i_decide_on())::uuid[])
        and (resident_id = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[])
            or resident_id = any ((select circle.residents_i_speak_for())::uuid[])));
create policy still_open on circle.resident_yes as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select on circle.resident_yes to kring_circle, kring_rights;
grant insert (circle_id, about, object_id, resident_id, given_by) on circle.resident_yes to kring_circle;
grant select, insert on circle.resident_yes to kring_worker;

-- Whether nobody is awaited any more; where one lives alone nobody is. Asked by triggers, which must not ask with less than all rows.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.each_said_yes(which uuid, what text, object uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select (select count(*) from circle_resident where circle_id = which and ended_at is null) < 2
        or not exists (select 1 from circle_resident r where r.circle_id = which and r.ended_at is null
            and not exists (select 1 from resident_yes y where y.circle_id = which and y.about = what and y.object_id = object
                and y.resident_id = r.account_id))
$$;
-- Of whom a yes is still awaited, for who decides or proposed it: names on a card, nothing more.
create function circle.awaited_for(which uuid, what text, object uuid) returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    if which <> all (circle.my_circles()) then
        return '{}';
    end if;
    return array(select r.account_id from circle_resident r where r.circle_id = which and r.ended_at is null
        and not exists (select 1 from resident_yes y where y.circle_id = which and y.about = what and y.object_id = object
            and y.resident_id = r.account_id) order by r.id);
end $$;
reset role;
revoke create on schema circle from kring_rights;

create function circle.known_to_each() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and not circle.each_said_yes(new.circle_id, 'NEWCOMER', new.id) then
        raise exception insufficient_privilege using message = 'each who lives there says so';
    end if;
    return new;
end $$;
create trigger known_to_each before update on circle.circle_member
    for each row when (new.recognised and not old.recognised) execute function circle.known_to_each();
