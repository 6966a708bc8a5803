-- All times of what comes again know each other, so that "nooit meer" ends them all.
alter table circle.task add column series_id uuid;
update circle.task set series_id = id where repeats <> 'ONCE';
alter table circle.task add check (repeats = 'ONCE' or series_id is not null);
create index task_series on circle.task (series_id) where series_id is not null;
-- A ride has the words of its appointment, and goes when those were taken away.
create or replace function circle.tasks_to_erase() returns uuid[] language sql stable
    return array(select t.id from circle.own_erasure o join circle.task t on t.circle_id = o.circle_id and t.maker_id = o.account_id
        and t.made_at <= o.asked_at
        union select t.id from circle.task t join circle.audience a on a.id = t.audience_id join circle.circle_resident r on r.circle_id = t.circle_id
            and (a.subject_id is null or a.subject_id = r.account_id)
        where a.topic = 'HEALTH' and r.health_erase_asked_at is not null
        union select t.id from circle.task t join circle.appointment p on p.id = t.appointment_id where p.erased_at is not null);
