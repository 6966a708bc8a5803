-- The privacy notice as it stood: each version once a language, so that a yes of years ago can be shown with what was said then.
create table common.privacy_notice (
    version text not null,
    language text not null,
    body text not null,
    at timestamptz not null default common.kring_now(),
    primary key (version, language)
);
alter table common.privacy_notice enable row level security;
alter table common.privacy_notice force row level security;
create policy worker on common.privacy_notice to kring_worker using (true);
grant select, insert on common.privacy_notice to kring_worker;
