package nl.kring.torture;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What must be so whatever fell: each query counts what is not, in the circles of {@code tortured}, held against what was acknowledged in
 * {@code acked} (both are made by {@link Truth}).
 */
enum Invariant {
    I1_LOST("what was acknowledged is there", """
            select count(*) from acked a where case a.kind
              when 'POST' then not exists (select 1 from circle.post p where p.id = a.id and p.circle_id = a.circle and p.author_id = a.person)
              when 'SAW' then not exists (select 1 from circle.observation o where o.id = a.id and o.circle_id = a.circle
                and o.observer_id = a.person)
              when 'CLAIM' then not exists (select 1 from circle.alert_response r where r.alert_id = a.id and r.account_id = a.person
                and r.kind = 'CLAIM')
              when 'CANNOT' then not exists (select 1 from circle.alert_response r where r.alert_id = a.id and r.account_id = a.person
                and r.kind = 'CANNOT')
              else not exists (select 1 from circle.alert t where t.id = a.id and t.state = 'CLOSED' and t.owner_id = a.person) end"""),
    I2_DOUBLED("one act is there once: no words, no answer and no open alert twice", """
            select (select count(*) from (select 1 from circle.post join tortured using (circle_id) where not text = ''
                group by circle_id, author_id, text having count(*) > 1) twice)
              + (select count(*) from (select 1 from circle.observation join tortured using (circle_id) where not text = ''
                group by circle_id, observer_id, text having count(*) > 1) twice)
              + (select count(*) from (select 1 from circle.alert_response join tortured using (circle_id)
                where kind in ('CLAIM', 'CANNOT') group by alert_id, account_id, kind having count(*) > 1) twice)
              + (select count(*) from (select 1 from circle.alert join tortured using (circle_id) where state <> 'CLOSED'
                group by circle_id, resident_id having count(*) > 1) twice)"""),
    I3_NOT_TOLD("who is asked has a delivery of that level within a minute", """
            select count(*) from circle.alert_asked k join tortured using (circle_id)
            where k.asked_at < common.kring_now() - interval '1 minute' and not exists (select 1 from common.delivery d
              where d.recipient_id = k.account_id and (starts_with(d.dedupe_key, concat_ws(':', 'alert', k.alert_id, k.account_id, k.phase, k.level))
              or starts_with(d.dedupe_key, concat_ws(':', 'alertCrisis', k.alert_id, k.account_id, k.phase, k.level))))"""),
    I3_SILENT("an open alert has an owner or asks somebody, and has a next moment; what raises one did", """
            select (select count(*) from circle.alert a join tortured using (circle_id) where a.state <> 'CLOSED'
                and (a.next_due_at is null or a.owner_id is null and not a.asking
                  or not exists (select 1 from circle.alert_asked k where k.alert_id = a.id)))
              + (select count(*) from circle.observation o join tortured using (circle_id) where cardinality(o.signs) > 0
                and o.at < common.kring_now() - interval '1 minute' and (o.weighed_at is null or o.alert_id is null))
              + (select count(*) from circle.alert_response r join tortured using (circle_id) where r.handled_at is null
                and r.at < common.kring_now() - interval '1 minute')"""),
    I3_LEVEL_MISSED("each level up to that of the alert asked somebody", """
            select count(*) from circle.alert a join tortured using (circle_id) cross join lateral generate_series(1, a.level) l
            where not exists (select 1 from circle.alert_asked k where k.alert_id = a.id and k.phase = a.phase and k.level = l)"""),
    I4_NOT_SENT(
            "nothing waits for longer than two minutes to be sent, and no question of an alert was given up: all have an address",
            """
            select count(*) from common.delivery d join tortured using (circle_id)
            where d.state = 'PENDING' and d.next_try_at < common.kring_now() - interval '120 seconds'
              or d.state = 'FAILED' and d.template in ('alert', 'alertCrisis')"""),
    I5_LATE("no open alert is thirty seconds past its next moment", """
            select count(*) from circle.alert a join tortured using (circle_id)
            where a.state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED') and a.next_due_at < common.kring_now() - interval '30 seconds'"""),
    /** The last level is asked again after half an hour or more of the moved clock: that turn has its moment in its key. */
    I6_TOLD_TWICE("nobody is told a level twice, and no level comes twice", """
            select (select count(*) from (select turn - lag(turn) over (partition by recipient_id, channel, alert, phase, level order by turn)
                    as after from (select d.recipient_id, d.channel, split_part(d.dedupe_key, ':', 2) as alert,
                      split_part(d.dedupe_key, ':', 4) as phase, split_part(d.dedupe_key, ':', 5) as level,
                      coalesce(substring(d.dedupe_key from ':([0-9]{13})(?:$|:)')::bigint, 0) as turn
                    from common.delivery d join tortured using (circle_id) where d.template in ('alert', 'alertCrisis')) told) turns
                where after < 600000)
              + (select count(*) from (select 1 from common.access_log_entry e join tortured on e.chain_id = circle_id
                where e.action = 'ESCALATED' and e.what = 'ALERT' group by e.object_id having count(*) > (select count(distinct (k.phase, k.level))
                  from circle.alert_asked k where k.alert_id = e.object_id and k.level > 1)) twice)"""),
    I8_BROKEN_CHAIN("the access log has no hole, and each line names the one before it", """
            select count(*) from (select n, prev_hash, lag(n) over chain as n_before, lag(hash) over chain as hash_before
              from common.access_log_entry e join tortured on e.chain_id = circle_id window chain as (partition by chain_id order by n)) line
            where n_before is not null and (n <> n_before + 1 or prev_hash <> hash_before)"""),
    I8_NOT_LOGGED("each alert and each who took it has its line, and each line its alert", """
            select (select count(*) from circle.alert a join tortured using (circle_id) where not exists
                (select 1 from common.access_log_entry e where e.chain_id = a.circle_id and e.action = 'RAISED' and e.object_id = a.id))
              + (select count(*) from circle.alert_response r join tortured using (circle_id) where r.kind = 'CLAIM' and not exists
                (select 1 from common.access_log_entry e where e.chain_id = r.circle_id and e.action = 'CLAIMED' and e.object_id = r.alert_id
                  and e.actor_id = r.account_id))
              + (select count(*) from common.access_log_entry e join tortured on e.chain_id = circle_id where e.what = 'ALERT'
                and not exists (select 1 from circle.alert a where a.id = e.object_id))"""),
    I9_TOLD_AFTER_LEAVING("nobody is told anything of a circle that was left before", """
            select count(*) from common.delivery d join tortured using (circle_id) where d.state = 'SENT' and d.recipient_id is not null
            and not exists (select 1 from circle.circle_member m where m.circle_id = d.circle_id and m.account_id = d.recipient_id
              and (m.ended_at is null or m.ended_at >= d.sent_at))
            and not exists (select 1 from circle.circle_resident r where r.circle_id = d.circle_id and r.account_id = d.recipient_id
              and (r.ended_at is null or r.ended_at >= d.sent_at))
            and not exists (select 1 from circle.representation v where v.circle_id = d.circle_id and v.account_id = d.recipient_id
              and (v.ended_at is null or v.ended_at >= d.sent_at))"""),
    I10_HALF_A_PHOTO("a photo is there in each of its sizes", """
            select count(*) from circle.photo p join tortured using (circle_id) where p.made_at < common.kring_now() - interval '1 minute'
            and (select count(*) from circle.photo_file f where f.photo_id = p.id) <> 3"""),
    FOREIGN("nothing stands in a circle by who has no place there", """
            select (select count(*) from circle.post p join tortured using (circle_id) where not exists (select 1 from circle.circle_member m
                where m.circle_id = p.circle_id and m.account_id = p.author_id) and not exists (select 1 from circle.circle_resident r
                where r.circle_id = p.circle_id and r.account_id = p.author_id))
              + (select count(*) from circle.alert_asked k join tortured using (circle_id) where not exists (select 1 from circle.circle_member m
                where m.circle_id = k.circle_id and m.account_id = k.account_id))""");

    private final String so;
    private final String query;

    Invariant(String so, String query) {
        this.so = so;
        this.query = query;
    }

    /** What must be so, in a sentence. */
    String so() {
        return so;
    }

    /** How much is not. */
    long found(Connection truth) throws SQLException {
        try (var statement = truth.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
