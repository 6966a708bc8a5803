-- A resident gives at most two members the right to help organise, takes it back, and hears it when the last of them is gone.
alter table circle.circle_member add column end_told_at timestamptz;
alter table circle.circle_member no force row level security;
update circle.circle_member set end_told_at = common.kring_now() where coordinator and ended_at is not null;
alter table circle.circle_member force row level security;
create index circle_member_organised on circle.circle_member (id) where coordinator and ended_at is not null and end_told_at is null;

create function circle.organisers(which uuid) returns bigint language plpgsql security definer set search_path = circle, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('organisers' || which, 0));
    return (select count(*) from circle_member where circle_id = which and coordinator and ended_at is null);
end $$;
grant create on schema circle to kring_rights;
alter function circle.organisers(uuid) owner to kring_rights;
revoke create on schema circle from kring_rights;

create function circle.two_organise() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' then
        if not new.recognised or new.ring = 'PROFESSIONALS' or new.client_supporter then
            raise exception insufficient_privilege using message = 'this member does not organise';
        end if;
        if circle.organisers(new.circle_id) >= 2 then
            raise exception insufficient_privilege using message = 'two organise already';
        end if;
    end if;
    return new;
end $$;
create trigger two_organise before update of coordinator on circle.circle_member
    for each row when (new.coordinator and not old.coordinator) execute function circle.two_organise();
