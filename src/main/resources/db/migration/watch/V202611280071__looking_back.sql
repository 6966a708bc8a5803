-- Two days after it is over the resident and who had it are asked what helped, and what to do otherwise the next time (R-D18).
alter table circle.alert add column look_back_at timestamptz;
create index alert_look_back on circle.alert (closed_at) where closed_at is not null and look_back_at is null;
alter table circle.alert no force row level security;
update circle.alert set look_back_at = closed_at where closed_at is not null;
alter table circle.alert force row level security;
alter table circle.alert_response add column helped text, add column otherwise text;
alter table circle.alert_response drop constraint alert_response_kind_check, add constraint alert_response_kind_check
    check (kind in ('CLAIM', 'CANNOT', 'SEEN', 'DONE', 'HANDED', 'DECLINED', 'LOOKED_BACK'));
alter table circle.alert_response add constraint looked_back check ((kind = 'LOOKED_BACK') = (helped is not null and otherwise is not null)
    or helped is null and otherwise is null);
create unique index alert_response_looked_back on circle.alert_response (alert_id, account_id) where kind = 'LOOKED_BACK';
grant insert (helped, otherwise) on circle.alert_response to kring_circle;
create policy looks_back on circle.alert_response for insert to kring_circle
    with check (account_id = common.me() and kind = 'LOOKED_BACK' and handled_at is null
        and exists (select 1 from circle.alert a where a.id = alert_id and a.circle_id = alert_response.circle_id
            and a.state = 'CLOSED' and common.me() in (a.resident_id, a.owner_id)));

-- Yellow in which nothing was seen for a week: is it better again? Asked once, until something new is seen (R-D7).
alter table circle.phase_change add column better_asked_at timestamptz;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.nothing_seen_since(which uuid, since timestamptz) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select which = any (circle.my_circles())
        and not exists (select 1 from observation o where o.plan_id = circle.plan_of(which) and o.at > since and not o.good)
$$;
reset role;
revoke create on schema circle from kring_rights;
