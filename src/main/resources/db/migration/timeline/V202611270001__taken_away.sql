-- What its author or the resident took away: the words go at once, the place stays, so that what was answered stays understood (R-M8).
alter table circle.post drop constraint post_text_check,
    add check (case when deleted_at is null then length(text) between 1 and 2000 else text = '' end);
alter table circle.post alter column text set statistics 0;
grant update (text, deleted_at) on circle.post to kring_circle;
create policy taken_away on circle.post as restrictive for update to kring_circle
    using (author_id = common.me() or circle_id = any ((select circle.my_own_circles())::uuid[]))
    with check (deleted_at is not null and text = '');
-- All about health at once: then no empty places stay.
grant delete on circle.entry to kring_circle;
create policy resident_takes_away on circle.entry as restrictive for delete to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[])
        and not exists (select 1 from circle.post p where p.thread_id = entry.id and p.deleted_at is null));
