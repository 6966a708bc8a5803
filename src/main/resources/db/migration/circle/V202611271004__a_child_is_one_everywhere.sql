-- R-B14: a child is a young member wherever it takes part, and no circle's resident; who is a grown-up somewhere is no child elsewhere.
create function circle.a_child_is_one_everywhere() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    if tg_table_name = 'circle_resident' then
        -- a household that goes apart is not stopped by it: who has a circle already keeps one
        if exists (select 1 from circle_member m where m.account_id = new.account_id and m.ended_at is null and is_child(m.young_until))
            and not exists (select 1 from circle_resident r where r.account_id = new.account_id and r.ended_at is null
                and r.id <> new.id) then
            raise exception check_violation using message = 'a child is no circle''s resident';
        end if;
        return new;
    end if;
    if is_child(new.young_until) then
        if exists (select 1 from circle_resident r where r.account_id = new.account_id and r.ended_at is null)
            or exists (select 1 from circle_member m where m.account_id = new.account_id and m.ended_at is null
                and m.young_until is null) then
            raise exception check_violation using message = 'who is a grown-up somewhere is no child here';
        end if;
    elsif exists (select 1 from circle_member m where m.account_id = new.account_id and m.ended_at is null
            and is_child(m.young_until)) then
        raise exception check_violation using message = 'a child takes part as a child';
    end if;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.a_child_is_one_everywhere() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger a_child_is_one_everywhere before insert on circle.circle_member
    for each row execute function circle.a_child_is_one_everywhere();
create trigger a_child_is_one_everywhere before insert or update of account_id on circle.circle_resident
    for each row execute function circle.a_child_is_one_everywhere();
