-- R-B8: who leaves, is removed or is paused may leave too few in a line. The plan is looked at by a job; the row says that it is due.
-- Each plan begins with that, those of today too: somebody may have gone before this was looked at.
alter table circle.early_warning_plan add column line_due boolean not null default true,
    add column line_short_since timestamptz;
create index early_warning_plan_line_due on circle.early_warning_plan (id)
    where line_due and approved_at is not null and replaced_at is null;
create policy rights_line on circle.early_warning_plan for update to kring_rights using (true);
grant update (line_due) on circle.early_warning_plan to kring_rights;

create function circle.line_is_due() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    update early_warning_plan set line_due = true
        where circle_id = new.circle_id and approved_at is not null and replaced_at is null;
    return null;
end $$;
grant create on schema circle to kring_rights;
alter function circle.line_is_due() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger line_is_due after update of ended_at, paused_until on circle.circle_member
    for each row when (old.ended_at is distinct from new.ended_at or old.paused_until is distinct from new.paused_until)
    execute function circle.line_is_due();
