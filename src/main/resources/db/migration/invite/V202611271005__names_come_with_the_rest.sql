-- What a resident brings along comes all at once: a job that writes the posts of others writes the names on her picture with them.
grant insert (id, circle_id, first_name, ring, account_id) on circle.sketch_name to kring_worker;
