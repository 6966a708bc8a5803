-- Who stands at the door of a demo. Empty in every other installation.
create table common.demo_person (
    account_id uuid primary key references common.account,
    position int not null,
    heading text not null,
    name text not null,
    what text not null,
    face text
);
alter table common.demo_person enable row level security;
alter table common.demo_person force row level security;
create policy worker on common.demo_person to kring_worker using (true);
grant select, insert on common.demo_person to kring_worker;
