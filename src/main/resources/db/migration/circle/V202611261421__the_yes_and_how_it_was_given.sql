-- A circle begins when its resident said yes and one other takes part: the yes is kept apart from the state.
alter table circle.circle add column if not exists confirmed_at timestamptz, add column frozen_at timestamptz;
update circle.circle set confirmed_at = created_at where state <> 'FORMING';
grant update (confirmed_at, frozen_at) on circle.circle to kring_circle;

-- R-A7, the last wall: in one municipality a resident has at most one circle of her own.
alter table circle.circle_resident add column individual_in uuid references common.tenant;
update circle.circle_resident r set individual_in = one.tenant_id
from (select distinct on (o.account_id, c.tenant_id) o.id, c.tenant_id
      from circle.circle_resident o join circle.circle c on c.id = o.circle_id
      where o.ended_at is null and c.confirmed_at is not null and c.state in ('ACTIVE', 'PAUSED')
        and not exists (select 1 from circle.circle_resident other where other.circle_id = o.circle_id
            and other.id <> o.id and other.ended_at is null)
      order by o.account_id, c.tenant_id, o.id) one
where one.id = r.id;
create unique index one_individual_circle on circle.circle_resident (account_id, individual_in)
    where ended_at is null and individual_in is not null;
grant update (individual_in) on circle.circle_resident to kring_circle;

-- A yes that somebody else heard or saw says who, how and when.
alter table circle.consent drop constraint consent_subject_check;
alter table circle.consent add constraint consent_subject_check check (subject in ('KEEP', 'HEALTH', 'MESSAGES')),
    add column how text not null default 'OWN' check (how in ('OWN', 'PHONE', 'PRESENT', 'PAPER')),
    add column given_by uuid references common.account,
    add column seen_on date,
    add check ((how = 'OWN') = (given_by is null)),
    add check ((how = 'PAPER') = (seen_on is not null));
create policy own_hand on circle.consent as restrictive for insert to kring_circle with check (how = 'OWN');
grant insert on circle.consent to kring_worker;

-- Begun on behalf, those who prepare it see each other before the yes: it is their phone list. There is nothing else to read.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.circles_i_wait_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select c.id from circle c where c.state = 'FORMING' and c.formation_basis <> 'ON_BEHALF' and c.id in (
            select circle_id from circle_member where account_id = me and ended_at is null
            union select circle_id from representation where account_id = me and ended_at is null
                and valid_until > common.kring_now())
        except select unnest(circles_i_decide_on()));
end $$;
reset role;
revoke create on schema circle from kring_rights;
