-- The place of a post goes only after its words went, and no other entry of a timeline does.
alter policy resident_takes_away on circle.entry
    using (circle_id = any ((select circle.my_own_circles())::uuid[]) and kind = 'UPDATE'
        and exists (select 1 from circle.post p where p.id = entry.id and p.deleted_at is not null)
        and not exists (select 1 from circle.post p where p.thread_id = entry.id and p.deleted_at is null));
