-- R-D8: what somebody saw where no plan says who watches stands as a post; twice in a fortnight, and a plan is offered.
alter table circle.post add column seen boolean not null default false;
create index post_seen on circle.post (at) where seen;
