-- R-C13: a note to oneself. Nobody else reads it, no job either; it goes when its writer goes.
create table circle.own_note (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    text text not null check (length(text) between 1 and 2000),
    at timestamptz not null default common.kring_now()
);
create index own_note_of_me on circle.own_note (circle_id, account_id, id desc);
alter table circle.own_note alter column text set statistics 0;
alter table circle.own_note enable row level security;
alter table circle.own_note force row level security;
create policy mine on circle.own_note to kring_circle
    using (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]))
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy still_open on circle.own_note as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert (id, circle_id, account_id, text), delete on circle.own_note to kring_circle;
-- who ends a seat reads no note, and takes them away all the same
create policy goes on circle.own_note for all to kring_rights using (true);
grant select (circle_id, account_id), delete on circle.own_note to kring_rights;
create function circle.notes_go_too() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from own_note n where n.circle_id = new.circle_id and n.account_id = new.account_id
        and not exists (select 1 from circle_member m where m.circle_id = n.circle_id and m.account_id = n.account_id and m.ended_at is null)
        and not exists (select 1 from circle_resident r where r.circle_id = n.circle_id and r.account_id = n.account_id and r.ended_at is null)
        and not exists (select 1 from representation p where p.circle_id = n.circle_id and p.account_id = n.account_id and p.ended_at is null);
    return null;
end $$;
grant create on schema circle to kring_rights;
alter function circle.notes_go_too() owner to kring_rights;
revoke create on schema circle from kring_rights;
do $$
declare t text;
begin
    foreach t in array array['circle_member', 'circle_resident', 'representation'] loop
        execute format('create trigger notes_go_too after update on circle.%I for each row
            when (new.ended_at is not null and old.ended_at is null) execute function circle.notes_go_too()', t);
    end loop;
end $$;
