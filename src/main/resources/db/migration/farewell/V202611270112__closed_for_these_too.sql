-- In a closed circle nothing is added or changed: that holds for the tables that came after it was said.
do $$
declare t text;
begin
    foreach t in array array['deed', 'representation_request', 'after_me', 'death_report', 'death_known'] loop
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy still_open_u on circle.%I as restrictive for update to kring_circle
            using (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
    end loop;
end $$;
