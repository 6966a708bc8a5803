-- What hurt: with a million memberships each page looked through all of them, as who is near somebody (people_near_me) asks of those who
-- left too, and the index was only of those who are there. Whatever points at a circle, or at what is in it, is found by an index.
do $$
declare pair text[];
begin
    foreach pair slice 1 in array array[
        ['circle_member', 'circle_id'], ['circle_resident', 'circle_id'], ['representation', 'circle_id'],
        ['representation_request', 'circle_id'], ['death_report', 'circle_id'], ['member_pause', 'circle_id'],
        ['recovery', 'circle_id'], ['recovery_answer', 'circle_id'], ['imported', 'circle_id'], ['help_need', 'circle_id'],
        ['alert', 'plan_id'], ['alert_line', 'circle_id'], ['observation', 'alert_id'], ['phase_change', 'plan_id'],
        ['plan_action', 'circle_id'], ['warning_sign', 'circle_id'],
        ['outside_contact', 'circle_id'], ['outside_contact', 'plan_id'],
        ['outside_notice', 'circle_id'], ['outside_notice', 'contact_id']] loop
        execute format('create index %I on circle.%I (%I)', pair[1] || '_by_' || pair[2], pair[1], pair[2]);
    end loop;
end $$;
