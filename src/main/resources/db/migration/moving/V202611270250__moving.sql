-- A resident who moves house: when, where to, and what was done about it. Nothing of it happens by itself without being told before.
create table circle.move (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    said_by uuid not null references common.account,
    where_to text not null check (where_to in ('INSIDE', 'ELSEWHERE', 'NURSING_HOME')),
    moves_on date not null,
    street text not null,
    postcode text not null,
    place text not null,
    bridge_id uuid,
    said_at timestamptz not null default common.kring_now(),
    cancelled_at timestamptz,
    checklist_at timestamptz,
    moved_at timestamptz,
    warned_at timestamptz,
    over_at timestamptz
);
create unique index move_one on circle.move (circle_id, resident_id) where cancelled_at is null and over_at is null;
create index move_due on circle.move (moves_on) where cancelled_at is null and over_at is null;
alter table circle.move enable row level security;
alter table circle.move force row level security;
create policy worker on circle.move to kring_worker using (true);
create policy own on circle.move to kring_circle using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]))
    with check (circle_id = any ((select circle.circles_i_decide_on())::uuid[]) and said_by = common.me());
create policy still_open on circle.move as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
create policy still_open_u on circle.move as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert (id, circle_id, resident_id, said_by, where_to, moves_on, street, postcode, place, bridge_id),
    update (cancelled_at) on circle.move to kring_circle;
grant select, update on circle.move to kring_worker;
