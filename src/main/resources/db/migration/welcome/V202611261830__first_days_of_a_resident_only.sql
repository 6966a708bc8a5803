-- Only of who is its resident, and once it lives: as Java does it. A foreign key would else tell which accounts there are.
drop policy begins on circle.welcome;
create policy begins on circle.welcome for insert to kring_circle
    with check (circle_id = any ((select circle.circles_i_decide_on())::uuid[])
        and exists (select 1 from circle.circle c where c.id = welcome.circle_id and c.state = 'ACTIVE')
        and exists (select 1 from circle.circle_resident r
            where r.circle_id = welcome.circle_id and r.account_id = welcome.resident_id and r.ended_at is null)
        and step is null and answer is null and stopped_at is null and not mailed and done = '{}');
-- A mail server that is away for days makes a secret at each try: only the newest few are kept.
grant delete on circle.welcome_link to kring_worker;
