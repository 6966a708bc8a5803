-- Run once by a superuser. ${owner.password} and ${app.password} are replaced.
create role kring_circle nologin;
create role kring_file nologin;
create role kring_worker nologin;
create role kring_rights nologin;
create role kring_owner login password '${owner.password}';
create role kring_app login noinherit password '${app.password}';
grant kring_circle, kring_file, kring_worker to kring_app with inherit false, set true;
grant kring_rights to kring_owner with inherit false, set true;
create database kring owner kring_owner;
revoke all on database kring from public;
grant connect on database kring to kring_app;
alter role kring_app set idle_in_transaction_session_timeout = '10s';
alter role kring_app set statement_timeout = '10s';
alter role kring_app set lock_timeout = '4s';
