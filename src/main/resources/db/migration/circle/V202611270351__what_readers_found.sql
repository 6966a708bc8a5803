-- A yes for a child is taken back by who gave it, and by nobody else: the row that is taken back must be that yes.
create policy rights_read on circle.consent for select to kring_rights using (true);
grant select on circle.consent to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.is_my_yes_for(yes uuid, which uuid, child uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from consent c where c.id = yes and c.circle_id = which and c.about_id = child and c.given
        and c.account_id = nullif(current_setting('kring.person', true), '')::uuid)
$$;
reset role;
revoke create on schema circle from kring_rights;
alter policy own_child on circle.consent
    with check (account_id = common.me() and subject = 'YOUNG_MEMBER'
        and circle_id = any ((select circle.my_circles())::uuid[]) and circle.is_my_yes_for(takes_back, circle_id, about_id));

-- Also who left is found by who it is, and an age is forgotten of who left too.
create index circle_member_by_account_id on circle.circle_member (account_id);
drop index circle.circle_member_young_until;
create index circle_member_young_until on circle.circle_member (young_until) where young_until is not null;

-- Who comes in may be who was missing in the line of a plan, as who goes may leave too few (R-B8).
create trigger line_is_due_i after insert on circle.circle_member for each row execute function circle.line_is_due();

-- Whether a plan stands here whose resident does not share her health with this person: then nothing is told instead of it.
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.a_plan_is_closed_to_me(which uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from early_warning_plan p where p.circle_id = which and p.approved_at is not null and p.replaced_at is null
        and p.id = any (circle.plans_closed_to_me())
        and exists (select 1 from circle_resident r where r.circle_id = p.circle_id and r.account_id = p.resident_id
            and r.ended_at is null))
$$;
reset role;
revoke create on schema circle from kring_rights;
