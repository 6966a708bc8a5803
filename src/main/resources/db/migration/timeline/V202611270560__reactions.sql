-- R-C4: one word of somebody about a post or an answer; another replaces it, and it is taken back. Who reads the post reads it.
create table circle.reaction (
    post_id uuid not null references circle.post on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    kind text not null check (kind in ('FINE', 'SEEN', 'STRENGTH', 'LIKE', 'THANKS')),
    at timestamptz not null default common.kring_now(),
    primary key (post_id, account_id)
);
create index reaction_circle on circle.reaction (circle_id, account_id);
alter table circle.reaction enable row level security;
alter table circle.reaction force row level security;
create policy worker on circle.reaction to kring_worker using (true);
create policy rights on circle.reaction to kring_rights using (true);
-- circle.post asks its own policies here.
create policy with_its_post on circle.reaction to kring_circle
    using (exists (select 1 from circle.post p where p.id = post_id and p.circle_id = reaction.circle_id and p.deleted_at is null));
create policy own_hand on circle.reaction as restrictive for insert to kring_circle with check (account_id = common.me());
create policy own_hand_u on circle.reaction as restrictive for update to kring_circle using (account_id = common.me());
create policy own_hand_d on circle.reaction as restrictive for delete to kring_circle using (account_id = common.me());
create policy guest on circle.reaction as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]));
create policy still_open on circle.reaction as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
create policy still_open_u on circle.reaction as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
create policy asked_to_be_erased on circle.reaction as restrictive for delete to kring_worker
    using (circle_id = any ((select circle.circles_to_erase())::uuid[])
        or exists (select 1 from circle.own_erasure o where o.circle_id = reaction.circle_id and o.account_id = reaction.account_id));
grant select, insert, delete, update (kind, at) on circle.reaction to kring_circle;
grant select, delete, update (circle_id) on circle.reaction to kring_worker;
grant select, delete on circle.reaction to kring_rights;

-- What was taken away has no reactions left.
create function circle.forget_reactions() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from reaction where post_id = old.id;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.forget_reactions() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger forget_reactions after update on circle.post
    for each row when (old.deleted_at is null and new.deleted_at is not null) execute function circle.forget_reactions();
