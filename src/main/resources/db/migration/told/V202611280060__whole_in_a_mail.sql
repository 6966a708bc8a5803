-- R-C6: what is about health or money, or for chosen persons, stands in a mail only where who lives there said that it may, each of them, and
-- the reader chose to have all in a mail. Her own yes stands with how she is told; nobody else can say it.
alter table circle.told_how add whole boolean not null default false;
grant update (whole) on circle.told_how to kring_circle;
create policy whole_is_hers on circle.told_how as restrictive for insert to kring_circle
    with check (not whole or exists (select 1 from circle.circle_resident r
        where r.circle_id = told_how.circle_id and r.account_id = common.me() and r.ended_at is null));
create policy whole_is_hers_u on circle.told_how as restrictive for update to kring_circle
    using (true)
    with check (not whole or exists (select 1 from circle.circle_resident r
        where r.circle_id = told_how.circle_id and r.account_id = common.me() and r.ended_at is null));
