-- What becomes of a circle after its resident; nobody chooses it for her. Who said nothing: ninety days.
create table circle.after_me (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    choice text not null check (choice in ('AT_ONCE', 'DAYS_90')),
    at timestamptz not null default common.kring_now(),
    primary key (circle_id, account_id)
);
alter table circle.after_me enable row level security;
alter table circle.after_me force row level security;
create policy worker on circle.after_me to kring_worker using (true);
create policy own on circle.after_me to kring_circle
    using (account_id = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[]))
    with check (account_id = common.me() and circle_id = any ((select circle.my_own_circles())::uuid[]));
grant select, insert (circle_id, account_id, choice), update (choice, at) on circle.after_me to kring_circle;
grant select, update, delete on circle.after_me to kring_worker;

-- When the circle is to be erased. Whoever erases circles takes the rows that are due; "at once" leaves three days for a mistake.
alter table circle.death_report add column erase_at timestamptz;
create index death_report_erase on circle.death_report (erase_at) where erase_at is not null and mistake_at is null;

-- Who knows it already: ticked by people who stand near, told by themselves and never by Kring.
create table circle.death_known (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    told_by uuid not null references common.account,
    at timestamptz not null default common.kring_now(),
    primary key (circle_id, account_id)
);
alter table circle.death_known enable row level security;
alter table circle.death_known force row level security;
create policy worker on circle.death_known to kring_worker using (true);
create policy near on circle.death_known to kring_circle
    using (circle_id = any ((select circle.circles_i_confirm_for())::uuid[]))
    with check (circle_id = any ((select circle.circles_i_confirm_for())::uuid[]) and told_by = common.me()
        and exists (select 1 from circle.circle c where c.id = circle_id and c.state = 'IN_MEMORIAM'));
grant select, insert (circle_id, account_id, told_by), delete on circle.death_known to kring_circle;
grant select, update, delete on circle.death_known to kring_worker;
