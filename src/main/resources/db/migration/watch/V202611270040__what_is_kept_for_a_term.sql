-- Jobs forget what is past its term, and nothing that is younger than a month, whatever the configuration says.
alter table circle.early_warning_plan add column forgotten_at timestamptz;
do $$
declare t text;
begin
    foreach t in array array['observation', 'alert', 'alert_asked', 'alert_response', 'outside_notice', 'warning_sign', 'plan_action',
        'alert_line', 'outside_contact'] loop
        execute format('grant delete on circle.%I to kring_worker', t);
    end loop;
    foreach t in array array['alert_asked', 'alert_response', 'outside_notice'] loop
        execute format('create policy past_its_term on circle.%I as restrictive for delete to kring_worker
            using (exists (select 1 from circle.alert a where a.id = alert_id and a.closed_at < common.kring_now() - interval ''1 month''))', t);
    end loop;
    foreach t in array array['warning_sign', 'plan_action', 'alert_line', 'outside_contact'] loop
        execute format('create policy past_its_term on circle.%I as restrictive for delete to kring_worker
            using (exists (select 1 from circle.early_warning_plan p where p.id = plan_id
                and p.replaced_at < common.kring_now() - interval ''1 month''))', t);
    end loop;
end $$;
create policy past_its_term on circle.observation as restrictive for delete to kring_worker
    using (weighed_at is not null and at < common.kring_now() - interval '1 month');
create policy past_its_term on circle.alert as restrictive for delete to kring_worker
    using (closed_at < common.kring_now() - interval '1 month');
create index observation_at on circle.observation (at);
create index alert_closed on circle.alert (closed_at) where closed_at is not null;
create index alert_circle on circle.alert (circle_id);
create index observation_circle on circle.observation (circle_id);
create index alert_response_circle on circle.alert_response (circle_id);
create index alert_asked_circle on circle.alert_asked (circle_id);

-- What people wrote is never sampled into the statistics of the database, where it would outlive its row.
alter table circle.observation alter column text set statistics 0, alter column sign_words set statistics 0;
alter table circle.alert alter column action set statistics 0, alter column outcome_line set statistics 0;
alter table circle.phase_change alter column line set statistics 0;
