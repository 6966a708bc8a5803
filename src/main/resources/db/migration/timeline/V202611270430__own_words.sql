-- R-C2: who wrote a post changes its words: for a quarter of an hour without a trace, later with what stood there before (decision 053).
alter table circle.post add column edited_at timestamptz;
create table circle.post_version (
    post_id uuid not null references circle.post on delete cascade,
    number int not null,
    text text not null check (length(text) between 1 and 2000),
    since timestamptz not null,
    replaced_at timestamptz not null default common.kring_now(),
    primary key (post_id, number)
);
alter table circle.post_version alter column text set statistics 0;
alter table circle.post_version enable row level security;
alter table circle.post_version force row level security;
create policy worker on circle.post_version to kring_worker using (true);
create policy rights on circle.post_version to kring_rights using (true);
-- Who reads the post and wrote it, or reads it and is its resident; circle.post asks its own policies here.
create policy author_and_resident on circle.post_version for select to kring_circle
    using (exists (select 1 from circle.post p where p.id = post_id and p.deleted_at is null
        and (p.author_id = common.me() or p.circle_id = any ((select circle.my_own_circles())::uuid[]))));
grant select on circle.post_version to kring_circle, kring_worker;
grant select, insert, delete on circle.post_version to kring_rights;

-- Nobody writes an earlier version: it is kept when the words change, and it goes when they are taken away, by whomever and however.
create function circle.keep_what_stood() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    if new.deleted_at is not null then
        delete from post_version where post_id = old.id;
        new.edited_at := null;
    elsif old.at < common.kring_now() - interval '15 minutes' then
        insert into post_version (post_id, number, text, since)
            select old.id, count(*) + 1, old.text, coalesce(old.edited_at, old.at) from post_version where post_id = old.id;
        new.edited_at := common.kring_now();
    end if;
    return new;
end $$;
grant create on schema circle to kring_rights;
alter function circle.keep_what_stood() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger keep_what_stood before update on circle.post
    for each row when (old.text is distinct from new.text) execute function circle.keep_what_stood();

-- What was taken away stays away. The words of a post that stands are changed by who wrote it, here, where that person may tell it too.
create policy stays_away on circle.post as restrictive for update to kring_circle using (deleted_at is null) with check (true);
alter policy taken_away on circle.post
    with check (deleted_at is not null and text = ''
        or deleted_at is null and author_id = common.me() and brought_id is null
            and circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[])
            and exists (select 1 from circle.circle c where c.id = post.circle_id and c.state = 'ACTIVE')
            and exists (select 1 from circle.audience a where a.id = post.audience_id
                and (a.topic <> 'HEALTH' or circle.health_ok(a.circle_id, a.subject_id))));

-- The place of what was taken away goes after thirty days, whatever the configuration says; a circle that goes takes all along.
alter policy to_be_erased on circle.post
    using (circle_id = any ((select circle.circles_to_erase())::uuid[]) or deleted_at <= common.kring_now() - interval '30 days');
alter policy to_be_erased on circle.entry
    using (circle_id = any ((select circle.circles_to_erase())::uuid[]) or kind = 'UPDATE'
        and exists (select 1 from circle.post p where p.id = entry.id and p.deleted_at <= common.kring_now() - interval '30 days'));
alter policy to_be_erased on circle.read_receipt
    using (circle_id = any ((select circle.circles_to_erase())::uuid[])
        or exists (select 1 from circle.post p where p.id = post_id and p.deleted_at <= common.kring_now() - interval '30 days'));
create index post_taken_away on circle.post (deleted_at) where deleted_at is not null;
