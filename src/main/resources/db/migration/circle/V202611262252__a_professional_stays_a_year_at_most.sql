-- R-B6: who takes part by work does so until a date, twelve months at most; four weeks before it the resident is asked.
alter table circle.circle_member add column ends_at timestamptz, add column stay_asked_at timestamptz, add column stay_answered_at timestamptz;
create index circle_member_ends on circle.circle_member (ends_at) where ended_at is null and ends_at is not null;

-- Of those who take part by work already the year begins today.
grant update (ends_at) on circle.circle_member to kring_rights;
set local role kring_rights;
update circle.circle_member set ends_at = common.kring_now() + interval '12 months' where relation = 'PROFESSIONAL' and ended_at is null;
reset role;
revoke update (ends_at) on circle.circle_member from kring_rights;

create function circle.a_year_at_most() returns trigger language plpgsql as $$
begin
    if new.relation = 'PROFESSIONAL' and new.ended_at is null then
        new.ends_at := least(new.ends_at, common.kring_now() + interval '12 months');
    end if;
    return new;
end $$;
create trigger a_year_at_most before insert or update of ends_at, relation on circle.circle_member
    for each row execute function circle.a_year_at_most();
-- Who decides answers; the trigger that guards leaving keeps everybody else from it.
grant update (ends_at, stay_asked_at, stay_answered_at) on circle.circle_member to kring_circle;
