-- For one person one new address is asked at a time. Of who has more of them open now, all end: nobody can say which was meant.
update common.recovery set stopped_at = common.kring_now() where stopped_at is null and done_at is null and account_id in
    (select account_id from common.recovery where stopped_at is null and done_at is null group by account_id having count(*) > 1);
drop index common.recovery_account;
create unique index recovery_account on common.recovery (account_id) where stopped_at is null and done_at is null;
