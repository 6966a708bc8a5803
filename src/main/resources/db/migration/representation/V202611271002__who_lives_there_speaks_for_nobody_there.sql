-- R-B21: two who live in one circle keep matters from each other, so neither speaks for the other there; not by a way round either.
create function circle.lives_here_or_speaks() returns trigger language plpgsql security definer set search_path = circle, pg_temp as $$
begin
    if tg_table_name = 'representation' then
        if exists (select 1 from circle_resident r where r.circle_id = new.circle_id and r.account_id = new.account_id
                and r.ended_at is null) then
            raise exception check_violation using message = 'who lives there speaks for nobody there';
        end if;
    elsif exists (select 1 from representation s where s.circle_id = new.circle_id and s.account_id = new.account_id
            and s.ended_at is null and s.valid_until > common.kring_now()) then
        raise exception check_violation using message = 'who speaks for somebody does not come to live there';
    end if;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.lives_here_or_speaks() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger lives_here_or_speaks before insert or update of circle_id on circle.representation
    for each row when (new.ended_at is null) execute function circle.lives_here_or_speaks();
create trigger lives_here_or_speaks before insert on circle.circle_resident
    for each row execute function circle.lives_here_or_speaks();
