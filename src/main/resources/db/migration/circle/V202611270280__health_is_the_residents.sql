-- AT-M1: where a resident said no to health, all that is health of hers is hers alone. When it was stopped, by whom, and that it goes.
alter table circle.circle_resident
    add column health_stopped_at timestamptz,
    add column health_stopped_by uuid references common.account,
    add column health_erase_asked_at timestamptz;
-- the owner reads no row of a circle, unless for this
alter table circle.circle_resident no force row level security;
update circle.circle_resident set health_stopped_at = common.kring_now() where not health_allowed;
alter table circle.circle_resident force row level security;
grant update (health_stopped_at, health_stopped_by, health_erase_asked_at) on circle.circle_resident to kring_circle;
create index circle_resident_health_to_erase on circle.circle_resident (circle_id) where health_erase_asked_at is not null;

-- Erasing is of the resident alone, and of her own; who speaks for her may stop it and no more.
create function circle.erasing_health_is_hers() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and new.health_erase_asked_at is distinct from old.health_erase_asked_at
        and (new.account_id <> common.me() or old.health_erase_asked_at is not null or new.health_allowed) then
        raise exception insufficient_privilege using message = 'only the resident erases what is about her health';
    end if;
    return new;
end $$;
create trigger erasing_health_is_hers before update on circle.circle_resident
    for each row execute function circle.erasing_health_is_hers();
