-- R-C3: who wrote something reads who saw it, as the resident does.
create policy author on circle.read_receipt for select to kring_circle
    using (exists (select 1 from circle.post p where p.id = post_id and p.author_id = common.me() and p.told_by is null));

-- Who wants that nobody is told what she saw; in all her circles.
create table circle.receipts_off (
    account_id uuid primary key references common.account on delete cascade,
    at timestamptz not null default common.kring_now()
);
-- On which days somebody who works here reads what is told: 1 is Monday. Those who know that person read it.
create table circle.reading_day (
    account_id uuid not null references common.account on delete cascade,
    day smallint not null check (day between 1 and 7),
    primary key (account_id, day)
);
do $$
declare t text;
begin
    foreach t in array array['receipts_off', 'reading_day'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy own on circle.%I to kring_circle using (account_id = common.me())', t);
        execute format('grant select, insert, delete on circle.%I to kring_circle', t);
    end loop;
end $$;
create policy near on circle.reading_day for select to kring_circle
    using (account_id = any ((select circle.people_near_me())::uuid[]));
grant select, insert on circle.reading_day to kring_worker;
grant select on circle.receipts_off to kring_worker;

-- A mark is of a post that one reads and did not write, of who leaves marks; not of who works here.
create policy saw_it on circle.read_receipt as restrictive for insert to kring_circle
    with check (exists (select 1 from circle.post p where p.id = post_id and p.circle_id = read_receipt.circle_id
            and p.author_id <> common.me() and p.deleted_at is null)
        and not exists (select 1 from circle.receipts_off o where o.account_id = common.me())
        and not exists (select 1 from circle.circle_member m where m.circle_id = read_receipt.circle_id
            and m.account_id = common.me() and m.ring = 'PROFESSIONALS' and m.ended_at is null));
-- Who stops leaving marks takes along those that are there.
grant delete on circle.read_receipt to kring_circle;
