-- Only a job mails an address outside Kring: one that a plan names.
alter policy write on common.delivery with check (to_address is null);
