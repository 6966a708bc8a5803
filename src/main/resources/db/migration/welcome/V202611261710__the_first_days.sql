-- The first days of a circle, for its resident: what came last (step), when the next comes (due_at), whether the last went by mail, and
-- what was put away. A row is made when the circle begins, in that transaction; the tick moves it on, conditional on due_at.
create table circle.welcome (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    began_at timestamptz not null default common.kring_now(),
    step text check (step in ('DRAW', 'TELL', 'FITS', 'CALL')),
    due_at timestamptz default common.kring_now(),
    mailed boolean not null default false,
    stopped_at timestamptz,
    answer text check (answer in ('YES', 'NOT_RIGHT', 'STOP')),
    done text[] not null default '{}',
    unique (circle_id, resident_id)
);
create index welcome_due on circle.welcome (due_at) where stopped_at is null;
alter table circle.welcome enable row level security;
alter table circle.welcome force row level security;
create policy worker on circle.welcome to kring_worker using (true);
create policy own on circle.welcome to kring_circle
    using (resident_id = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[]));
-- A circle may begin by the yes of its resident or of who speaks for her: then the row is theirs to make, and nothing in it to choose.
create policy begins on circle.welcome for insert to kring_circle
    with check (circle_id = any ((select circle.circles_i_decide_on())::uuid[]) and step is null and answer is null
        and stopped_at is null and not mailed and done = '{}');
grant select on circle.welcome to kring_circle;
grant insert (id, circle_id, resident_id) on circle.welcome to kring_circle;
grant update (stopped_at, answer, done) on circle.welcome to kring_circle;
grant select, insert, update on circle.welcome to kring_worker;

-- Each mail has a secret of its own to stop what comes after it, kept as a hash. It opens nothing.
create table circle.welcome_link (
    hash bytea primary key,
    welcome_id uuid not null references circle.welcome on delete cascade,
    minted_at timestamptz not null default clock_timestamp()
);
create index welcome_link_welcome on circle.welcome_link (welcome_id);
alter table circle.welcome_link enable row level security;
alter table circle.welcome_link force row level security;
create policy worker on circle.welcome_link to kring_worker using (true);
grant select, insert on circle.welcome_link to kring_worker;
