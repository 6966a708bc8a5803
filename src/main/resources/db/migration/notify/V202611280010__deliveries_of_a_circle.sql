-- What is erased with a circle is found by it.
create index delivery_circle on common.delivery (circle_id) where circle_id is not null;
create index delivery_old on common.delivery (created_at) where template = 'told' and state <> 'PENDING';
