-- Who has no mailbox is asked on paper: no address is known, and somebody of the circle prints a letter with a code.
alter table circle.invitation add column on_paper boolean not null default false;
alter table circle.invitation drop constraint invitation_check1;
alter table circle.invitation add constraint invitation_open
    check (state <> 'OPEN' or (on_paper or address is not null) and opened_at is not null and expires_at is not null);
alter table circle.invitation add constraint invitation_on_paper
    check (not on_paper or address is null and remind_at is null);

-- Of letters only the newest works: who holds an older one reads that there is a newer. All mails work, as before.
alter table circle.invitation_link add column replaced_at timestamptz;
grant update (replaced_at) on circle.invitation_link to kring_worker;
