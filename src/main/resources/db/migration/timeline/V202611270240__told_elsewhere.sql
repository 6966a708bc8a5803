-- A post that its resident brought along from a circle elsewhere: who told it has no account here and stands as a name,
-- empty for who had left there. A post without told_by is of the resident herself.
alter table circle.post add column brought_id uuid,
    add column told_by text check (length(told_by) <= 80),
    add column told_as text check (length(told_as) <= 80),
    add column told_to_few boolean not null default false,
    add check (brought_id is not null or told_by is null and told_as is null and not told_to_few);
create index post_brought on circle.post (circle_id, audience_id) where brought_id is not null;
-- Nobody who is signed in writes in the name of somebody elsewhere; who takes a post away takes the name along.
create policy no_name_of_another on circle.post as restrictive for insert to kring_circle with check (brought_id is null);
grant update (told_by, told_as) on circle.post to kring_circle;
