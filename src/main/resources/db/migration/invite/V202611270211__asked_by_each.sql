-- In a household nothing is sent before each adult who lives there said yes (R-B21).
create function circle.asked_by_each() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and not circle.each_said_yes(new.circle_id, 'INVITATION', new.id) then
        raise exception insufficient_privilege using message = 'each who lives there says so';
    end if;
    return new;
end $$;
create trigger asked_by_each before insert on circle.invitation
    for each row when (new.state = 'OPEN') execute function circle.asked_by_each();
create trigger asked_by_each_u before update on circle.invitation
    for each row when (new.state = 'OPEN' and old.state <> 'OPEN') execute function circle.asked_by_each();
