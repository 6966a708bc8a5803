-- Step 8 of forming: the yes of the resident is not yet the beginning, which waits for the first other one.
alter table circle.circle add column if not exists confirmed_at timestamptz;
update circle.circle set confirmed_at = created_at where state <> 'FORMING';
grant update (confirmed_at) on circle.circle to kring_circle;

-- R-A10: who was invited sits with the helpers and reads little until the resident knows who it is.
alter table circle.circle_member add column recognised boolean not null default true;
alter table circle.topic_choice add column until_recognised boolean not null default false;
grant update (recognised, may_observe) on circle.circle_member to kring_circle;

create function circle.circles_that_do_not_know_me_yet() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_member where account_id = me and ended_at is null and not recognised);
end $$;
grant create on schema circle to kring_rights;
alter function circle.circles_that_do_not_know_me_yet() owner to kring_rights;
revoke create on schema circle from kring_rights;
