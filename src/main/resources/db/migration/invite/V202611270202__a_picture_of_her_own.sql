-- A picture is drawn by one resident for herself: who lives there too draws another.
alter table circle.sketch_name add column account_id uuid references common.account;
-- the owner reads no row of a circle, unless for this
alter table circle.sketch_name no force row level security;
alter table circle.circle_resident no force row level security;
update circle.sketch_name s set account_id = (select r.account_id from circle.circle_resident r
    where r.circle_id = s.circle_id order by r.ended_at is not null, r.id limit 1);
alter table circle.circle_resident force row level security;
alter table circle.sketch_name force row level security;
alter table circle.sketch_name alter column account_id set default common.me(), alter column account_id set not null;
alter policy own on circle.sketch_name
    using (account_id = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[]))
    with check (account_id = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[]));
