-- R-D8: when a plan was last offered here. R-D29: when it is next looked at whether it is quiet here, and what was asked of which silence.
alter table circle.circle
    add column plan_offered_at timestamptz,
    add column quiet_look_at timestamptz not null default common.kring_now(),
    add column quiet_since timestamptz,
    add column quiet_asked smallint not null default 0 check (quiet_asked between 0 and 2);
create index circle_quiet_look on circle.circle (quiet_look_at) where state = 'ACTIVE';
