-- The number of somebody outside the circle is sealed with the key of the circle.
alter table circle.outside_contact add column phone_sealed bytea;
create index outside_contact_to_seal on circle.outside_contact (id) where phone is not null;
create policy of_my_circles on common.data_key for select to kring_circle
    using (owner_id = any ((select circle.my_circles())::uuid[]));
