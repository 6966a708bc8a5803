-- "Rustig scherm": one thing at a time, on every device of this person (R-C22).
alter table common.account add column calm boolean not null default false;
grant update (calm) on common.account to kring_circle;
