-- What somebody needs, in own words. It hangs on the account that asks; the circle may be empty.
create table circle.help_need (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    account_id uuid not null,
    is_staff boolean not null default false check (not is_staff),
    circle_id uuid references circle.circle,
    own_words text not null default '' check (length(own_words) <= 2000),
    theme text check (theme in ('FOOD', 'TRANSPORT', 'ALONE', 'MONEY', 'HOUSE', 'PAPERS', 'CARING', 'CHILD', 'WORK')),
    tried text not null default '' check (length(tried) <= 2000),
    state text not null default 'DRAFT' check (state in ('DRAFT', 'ASKED_IN_CIRCLE', 'LOCAL_MATCHING', 'AT_ACCESS',
        'IN_CONVERSATION', 'ARRANGED', 'EVALUATED', 'SOLVED_IN_CIRCLE', 'SOLVED_LOCALLY', 'WITHDRAWN', 'NOT_GRANTED')),
    bridge_id uuid unique references bridge.crossing,
    created_at timestamptz not null default common.kring_now(),
    forwarded_at timestamptz,
    foreign key (account_id, is_staff) references common.account (id, is_staff)
);
create index help_need_account on circle.help_need (account_id, id desc);
alter table circle.help_need enable row level security;
alter table circle.help_need force row level security;
create policy worker on circle.help_need to kring_worker using (true);
create policy own on circle.help_need to kring_circle using (account_id = any ((select bridge.my_people())::uuid[]));
grant select, insert on circle.help_need to kring_circle, kring_worker;
grant update (own_words, theme, tried, state, bridge_id, forwarded_at) on circle.help_need to kring_circle, kring_worker;
