-- What is one resident's alone goes along to her own circle; only a job moves it.
grant update (circle_id, audience_id) on circle.post to kring_worker;
grant update (circle_id) on circle.read_receipt, circle.help_need, circle.after_me, circle.sketch_name to kring_worker;
