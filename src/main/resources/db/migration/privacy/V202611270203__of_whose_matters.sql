-- R-B21: in a household each adult has an own log. A line says of whose matters it is, if it is of one resident's and not of all; who
-- lives there too does not read it. It is part of the hash, and a line without it keeps the hash that it had.
alter table common.access_log_entry add column resident_id uuid;
create or replace function common.access_log_hash(line common.access_log_entry) returns bytea language sql stable
    return sha256(line.prev_hash || convert_to(
        common.access_log_part(line.chain_id::text) || common.access_log_part(line.n::text)
        || common.access_log_part(line.actor_id::text) || common.access_log_part(line.actor_system)
        || common.access_log_part(line.action) || common.access_log_part(line.what)
        || common.access_log_part(line.object_id::text) || common.access_log_part(line.reason)
        || common.access_log_part((extract(epoch from line.at) * 1000000)::bigint::text)
        || case when line.resident_id is null then '' else common.access_log_part(line.resident_id::text) end, 'UTF8'));
