-- Who hears on paper: a page on the fridge, and somebody who phones. Said by oneself, by who invites, or by who organises; all in the circle know it.
create table circle.on_paper (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    said_by uuid not null references common.account on delete cascade,
    at timestamptz not null default common.kring_now(),
    primary key (circle_id, account_id)
);
create index on_paper_account on circle.on_paper (account_id);
create index on_paper_said_by on circle.on_paper (said_by);
alter table circle.on_paper enable row level security;
alter table circle.on_paper force row level security;
create policy worker on circle.on_paper to kring_worker using (true);
create policy goes on circle.on_paper for all to kring_rights using (true);
create policy known on circle.on_paper for select to kring_circle using (circle_id = any ((select circle.my_circles())::uuid[]));
create policy said on circle.on_paper for insert to kring_circle
    with check (said_by = common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and (account_id = common.me() or circle_id = any ((select circle.circles_i_ask_for())::uuid[])
            or exists (select 1 from circle.circle_member m where m.circle_id = on_paper.circle_id and m.account_id = common.me()
                and m.coordinator and m.ended_at is null))
        and (exists (select 1 from circle.circle_member m where m.circle_id = on_paper.circle_id
                and m.account_id = on_paper.account_id and m.ended_at is null)
            or exists (select 1 from circle.circle_resident r where r.circle_id = on_paper.circle_id
                and r.account_id = on_paper.account_id and r.ended_at is null)));
create policy taken_back on circle.on_paper for delete to kring_circle
    using (circle_id = any ((select circle.my_circles())::uuid[])
        and (account_id = common.me() or circle_id = any ((select circle.circles_i_ask_for())::uuid[])
            or exists (select 1 from circle.circle_member m where m.circle_id = on_paper.circle_id and m.account_id = common.me()
                and m.coordinator and m.ended_at is null)));
create policy still_open on circle.on_paper as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert (circle_id, account_id, said_by), delete on circle.on_paper to kring_circle;
grant select, insert, update, delete on circle.on_paper to kring_worker;
grant select (circle_id, account_id), delete on circle.on_paper to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.told_no_more() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    if not exists (select 1 from circle_member m where m.circle_id = new.circle_id and m.account_id = new.account_id and m.ended_at is null)
        and not exists (select 1 from circle_resident r where r.circle_id = new.circle_id and r.account_id = new.account_id and r.ended_at is null)
        and not exists (select 1 from representation p where p.circle_id = new.circle_id and p.account_id = new.account_id and p.ended_at is null)
    then
        delete from to_tell t where t.circle_id = new.circle_id and t.account_id = new.account_id;
        delete from told_how h where h.circle_id = new.circle_id and h.account_id = new.account_id;
        delete from on_paper p where p.circle_id = new.circle_id and p.account_id = new.account_id;
    end if;
    return null;
end $$;
reset role;
revoke create on schema circle from kring_rights;
