-- A yes says in which language it was asked and which version of the words that was. It is taken back by a row of its own: nothing here
-- is ever changed, only added to.
alter table circle.consent add column language text check (language in ('nl', 'en', 'fy')),
    add column version text,
    add column takes_back uuid references circle.consent on delete cascade,
    add check (takes_back is null or not given);
-- the owner reads no row of a circle, unless for this
alter table circle.consent no force row level security;
update circle.consent set version = left(encode(sha256(convert_to(wording, 'UTF8')), 'hex'), 12);
alter table circle.consent force row level security;
alter table circle.consent alter column version set not null;
create unique index consent_taken_back_once on circle.consent (takes_back);

create function circle.consent_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a consent is never changed';
end $$;
create trigger consent_stays before update on circle.consent for each row execute function circle.consent_stays();

-- Everybody reads what she agreed to herself, and decides on her own messages.
create policy own_read on circle.consent for select to kring_circle using (account_id = common.me());
create policy own_messages on circle.consent for insert to kring_circle
    with check (account_id = common.me() and subject = 'MESSAGES' and circle_id = any ((select circle.my_circles())::uuid[]));

-- Whether the resident still says what becomes of what was written about her health.
alter table circle.circle add column health_to_decide boolean not null default false;
grant update (health_to_decide) on circle.circle to kring_circle;
