-- One word of the municipality is heard in every circle of that person: the one that she closed too, and that of a household.
alter table circle.death_report drop constraint death_report_bridge_id_key;
create unique index death_report_bridge on circle.death_report (bridge_id, circle_id);
-- Also where nothing is written any more, somebody says that it is so, or that it was a mistake; the trigger says who.
drop policy still_open_u on circle.death_report;

-- In a household the matters of who lives go on: the same question as goes_on, of one resident. Nothing goes out about who died.
create function circle.goes_on_for(which uuid, whom uuid) returns boolean language sql stable
    return not exists (select 1 from circle.circle c where c.id = which and c.state = 'IN_MEMORIAM')
        and not exists (select 1 from circle.death_report d where d.circle_id = which and d.resident_id = whom and d.mistake_at is null);
