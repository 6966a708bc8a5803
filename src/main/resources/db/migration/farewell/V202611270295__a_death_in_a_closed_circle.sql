-- A resident may die after she closed her circle: it is said and confirmed there too, so that nothing goes out any more. It stays closed and
-- goes on its day.
drop policy if exists still_open on circle.death_report;
drop policy if exists still_open_u on circle.death_report;
create or replace function circle.goes_on(which uuid) returns boolean language sql stable
    return not exists (select 1 from circle.circle c where c.id = which and c.state = 'IN_MEMORIAM')
        and not exists (select 1 from circle.death_report d where d.circle_id = which and d.mistake_at is null
            and (d.settled_at is null or exists (select 1 from circle.circle c where c.id = which and c.state = 'CLOSED')));
